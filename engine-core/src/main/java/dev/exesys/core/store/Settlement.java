package dev.exesys.core.store;

import dev.exesys.core.contract.FailureCause;
import dev.exesys.core.contract.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes the outcome with which an order is settled.
 *
 * @param status succeeded, failed or timed_out
 * @param eventType type of the terminal event: the status, {@code blocked}, {@code rejected} or
 *     {@code skipped}
 * @param endedAt when the order ended
 * @param exitCode exit code of the last command; null if no command ended
 * @param log S3 URI prefix of the log; null if there is none
 * @param reason one line; null for success
 * @param cause why the order failed; null if it succeeded or did not run
 * @param blockedBy name of the order that blocks this one; null if none does
 */
public record Settlement(
    OrderStatus status,
    String eventType,
    Instant endedAt,
    @Nullable Integer exitCode,
    @Nullable String log,
    @Nullable String reason,
    @Nullable FailureCause cause,
    @Nullable String blockedBy) {

  public Settlement {
    if (!status.settled()) {
      throw new IllegalArgumentException("an order cannot be settled with status " + status.wire());
    }
  }

  /** Creates the settlement of an order that did not fail in a worker. */
  public Settlement(
      OrderStatus status,
      String eventType,
      Instant endedAt,
      @Nullable Integer exitCode,
      @Nullable String log,
      @Nullable String reason) {
    this(status, eventType, endedAt, exitCode, log, reason, null, null);
  }
}
