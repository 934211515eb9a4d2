package dev.exesys.worker.log;

import java.time.Duration;

/**
 * The limits of an order's log.
 *
 * @param chunkBytes the largest size of a chunk
 * @param backlogBytes how many bytes may wait on the disk to be stored; further bytes are dropped
 * @param tailBytes how many bytes of the end are kept for the report
 * @param interval after which written bytes are stored, even if the chunk is not full
 * @param closeTimeout how long closing retries to store the remaining chunks
 */
public record LogLimits(
    int chunkBytes, long backlogBytes, int tailBytes, Duration interval, Duration closeTimeout) {
  /**
   * Chunks of 4 MiB, 256 MiB of backlog, a tail of 4 KiB, an interval of 1 s, a close timeout of 30
   * s.
   */
  public static final LogLimits DEFAULT =
      new LogLimits(4 << 20, 256L << 20, 4 << 10, Duration.ofSeconds(1), Duration.ofSeconds(30));
}
