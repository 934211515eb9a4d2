package dev.exesys.worker;

import dev.exesys.core.store.AttemptKey;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.StorageKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** An order whose task a worker of a pool has received. */
record PoolAssignment(OrderStore orders, OrderKey order, PolledTask task, String workerId)
    implements Assignment {
  @Override
  public Optional<OrderItem> claim(Instant at) {
    return orders.claimTask(order, workerId, task.token(), at);
  }

  /** Does nothing: the heartbeat of the task is sufficient. */
  @Override
  public boolean heartbeat(Instant now) {
    return true;
  }

  /** Returns zero: the heartbeat timeout starts when a worker receives the task. */
  @Override
  public Duration waited(OrderItem claimed, Instant now) {
    return Duration.ZERO;
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
  public ObjectNode identity() {
    return Assignment.super
        .identity()
        .put("worker_name", task.workerName())
        .put("pool", task.pool());
  }

  @Override
  public Optional<String> endEventType() {
    return Optional.empty();
  }
}
