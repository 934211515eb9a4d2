package dev.exesys.worker;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.AttemptKey;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.StorageKeys;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** An order that one worker runs: every order except those that several instances run. */
record WholeOrderAssignment(OrderStore orders, OrderKey order, String workerId)
    implements Assignment {
  @Override
  public Optional<OrderItem> claim(Instant at) {
    // The response to an earlier call of this worker may have been lost.
    return orders.claim(order, workerId, at).or(this::claimed);
  }

  private Optional<OrderItem> claimed() {
    return orders
        .find(order)
        .filter(o -> o.status() == OrderStatus.RUNNING)
        .filter(o -> workerId.equals(o.progress().workerId()));
  }

  /** Does nothing: the heartbeat of the task is sufficient. */
  @Override
  public boolean heartbeat(Instant now) {
    return true;
  }

  @Override
  public Optional<String> instance() {
    return Optional.empty();
  }

  @Override
  public String logPrefix(AttemptKey attempt) {
    return StorageKeys.logPrefix(attempt);
  }

  @Override
  public ObjectNode label(ObjectNode data) {
    return data;
  }

  @Override
  public Optional<String> endEventType() {
    return Optional.empty();
  }
}
