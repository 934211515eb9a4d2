package dev.exesys.worker.pool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Checks whether this host can run orders.
 *
 * @param folder in which the workspaces of orders are created
 * @param minFreeBytes the least free space on its disk
 */
record WorkerHost(Path folder, long minFreeBytes) {
  private static final long MIN_FREE_BYTES = 64L << 20;
  private static final Duration MAX_CLOCK_OFFSET = Duration.ofSeconds(30);

  WorkerHost(Path folder) {
    this(folder, MIN_FREE_BYTES);
  }

  /** Returns why this host cannot run an order, and what to do; empty if it can. */
  Optional<String> problem(Duration clockOffset) {
    return clockProblem(clockOffset).or(this::diskProblem);
  }

  private static Optional<String> clockProblem(Duration offset) {
    if (offset.abs().compareTo(MAX_CLOCK_OFFSET) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        "the clock of this host is "
            + offset.abs().toSeconds()
            + " s "
            + (offset.isNegative() ? "behind" : "ahead of")
            + " that of AWS: synchronize it");
  }

  private Optional<String> diskProblem() {
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      return free >= minFreeBytes
          ? Optional.empty()
          : Optional.of(
              "the disk of "
                  + folder
                  + " is full: "
                  + (free >> 20)
                  + " MiB are free and "
                  + (minFreeBytes >> 20)
                  + " MiB are required");
    } catch (IOException e) {
      return Optional.of("the folder " + folder + " cannot be used: " + e);
    }
  }
}
