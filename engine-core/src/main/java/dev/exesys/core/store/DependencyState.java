package dev.exesys.core.store;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import org.jspecify.annotations.Nullable;

/**
 * Holds what dependents must know of an order.
 *
 * @param name name of the order
 * @param status current status
 * @param eventType type of its terminal event; null until it is settled
 * @param mustSucceed whether its failure blocks dependents
 */
public record DependencyState(
    String name, OrderStatus status, @Nullable String eventType, boolean mustSucceed) {

  /** Returns whether the order was blocked or rejected and did not run. */
  public boolean blocked() {
    return EventType.BLOCKED.equals(eventType) || EventType.REJECTED.equals(eventType);
  }
}
