package dev.exesys.core.store;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * How an order stands: as much of it as the orders that depend on it want to know.
 *
 * @param name the order's
 * @param status where it is in its life
 * @param eventType of its terminal event; null until it is settled
 * @param mustSucceed its flag
 */
public record DependencyState(
    String name, OrderStatus status, @Nullable String eventType, boolean mustSucceed) {

  /** Whether it never ran, because something blocked it. */
  public boolean blocked() {
    return EventType.BLOCKED.equals(eventType);
  }
}
