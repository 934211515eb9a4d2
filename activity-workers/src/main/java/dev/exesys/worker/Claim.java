package dev.exesys.worker;

import dev.exesys.worker.process.Deadline;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/**
 * An assignment that this worker has claimed.
 *
 * @param assignment what was claimed
 * @param started when the worker started
 * @param deadline when the order times out
 * @param stop completed with a reason when the order must be stopped
 */
record Claim(
    Assignment assignment, Instant started, Deadline deadline, CompletableFuture<String> stop) {

  /** Returns whether the order was stopped because its worker process is terminated. */
  boolean isWorkerTerminated() {
    return Worker.TERMINATED.equals(stop.getNow(""));
  }
}
