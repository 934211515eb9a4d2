package dev.exesys.core.store;

import dev.exesys.core.contract.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a worker says of an order's end; it is written once, and settle believes it before all else.
 *
 * @param status succeeded, failed or timed_out
 * @param exitCode of the last command that ended; null if none did
 * @param startedAt when the worker began
 * @param endedAt when the last command ended
 * @param log the S3 URI under which the log chunks are; null if there is none
 * @param logTail the last lines, masked; null if there are none
 * @param reason one line, masked; null for success
 */
public record WorkerReport(
    OrderStatus status,
    @Nullable Integer exitCode,
    Instant startedAt,
    Instant endedAt,
    @Nullable String log,
    @Nullable String logTail,
    @Nullable String reason) {

  public WorkerReport {
    if (!status.settled()) {
      throw new IllegalArgumentException(
          "a report is about the end of an order, not " + status.wire());
    }
  }
}
