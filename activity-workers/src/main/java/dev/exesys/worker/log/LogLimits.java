package dev.exesys.worker.log;

import java.time.Duration;

/**
 * Sizes and times of a log.
 *
 * @param chunkBytes the largest chunk
 * @param backlogBytes how much may wait on disk to be stored; what comes beyond is left out
 * @param tailBytes how much of the end is kept for the report
 * @param interval after which what has been written is stored, however little it is
 * @param patience how long closing goes on trying to store what is left
 */
public record LogLimits(
    int chunkBytes, long backlogBytes, int tailBytes, Duration interval, Duration patience) {
  /** Chunks of 4 MiB, 256 MiB of backlog, a tail of 4 KiB, one second, and half a minute. */
  public static final LogLimits USUAL =
      new LogLimits(4 << 20, 256L << 20, 4 << 10, Duration.ofSeconds(1), Duration.ofSeconds(30));
}
