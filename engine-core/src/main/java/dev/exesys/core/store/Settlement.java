package dev.exesys.core.store;

import dev.exesys.core.contract.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an order is to be settled.
 *
 * @param status succeeded, failed or timed_out
 * @param eventType of the terminal event: the status, or {@code blocked} or {@code skipped}
 * @param endedAt when it ended
 * @param exitCode null if no command ended
 * @param log null if there is none
 * @param reason null for success
 */
public record Settlement(
    OrderStatus status,
    String eventType,
    Instant endedAt,
    @Nullable Integer exitCode,
    @Nullable String log,
    @Nullable String reason) {

  public Settlement {
    if (!status.settled()) {
      throw new IllegalArgumentException("an order cannot be settled as " + status.wire());
    }
  }
}
