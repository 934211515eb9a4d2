package dev.exesys.engine.steps;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.When;
import dev.exesys.core.store.OpenRunStore;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.queue.OrderQueues;
import dev.exesys.engine.runs.RunOrders;

/**
 * Stops the orders that have not started once an order has made its job fail fast. The start policy
 * refuses them in their run states; orders that wait for a queue are released so that they reach
 * that state without their turn.
 */
final class FailFast {

  private final RunStore runStore;
  private final OpenRunStore openRunStore;
  private final RunOrders orders;
  private final OrderQueues queues;

  FailFast(RunStore runStore, OpenRunStore openRunStore, RunOrders orders, OrderQueues queues) {
    this.runStore = runStore;
    this.openRunStore = openRunStore;
    this.orders = orders;
    this.queues = queues;
  }

  /** Applies the rule after an order was settled. Can be repeated. */
  void settled(RunItem run, OrderItem settled) {
    // A blocked order never is the first to fail.
    if (!run.job().failFast()
        || !settled.order().mustSucceed()
        || settled.status() == OrderStatus.SUCCEEDED
        || EventType.BLOCKED.equals(settled.progress().eventType())) {
      return;
    }
    // Recorded first: an order that enters a queue afterwards checks this record again after its
    // entry.
    runStore.recordFailFast(run.runId(), settled.name());
    if (openRunStore.find(run.runId()).filter(OpenRun::queued).isPresent()) {
      orders.all(run).stream().filter(FailFast::isWaiting).forEach(queues::releaseWaiter);
    }
  }

  private static boolean isWaiting(OrderItem order) {
    boolean waits = order.status() == OrderStatus.WAITING || order.status() == OrderStatus.QUEUED;
    return waits && order.progress().readyAt() != null && order.order().when() != When.ALWAYS;
  }
}
