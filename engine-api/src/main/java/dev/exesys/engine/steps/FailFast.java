package dev.exesys.engine.steps;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.When;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.Books;
import dev.exesys.engine.queue.OrderQueues;
import dev.exesys.engine.runs.RunOrders;

/**
 * Stops what has not started once an order has made its job fail fast. Most orders come to the gate
 * by themselves; those that wait for a queue are let go on to it, since their turn may be far away.
 */
final class FailFast {

  private final Books stores;
  private final RunOrders orders;
  private final OrderQueues queues;

  FailFast(Books stores, RunOrders orders, OrderQueues queues) {
    this.stores = stores;
    this.orders = orders;
    this.queues = queues;
  }

  /** Looks at an order that was settled. May be repeated. */
  void settled(RunItem run, OrderItem settled) {
    // What is blocked was so by an order that has been here.
    if (!run.job().failFast()
        || !settled.order().mustSucceed()
        || settled.status() == OrderStatus.SUCCEEDED
        || EventType.BLOCKED.equals(settled.progress().eventType())) {
      return;
    }
    // Noted first: whoever lines up after this looks at the note once more when it has.
    stores.runs().failedFast(run.runId(), settled.name());
    if (stores.open().find(run.runId()).filter(OpenRun::queued).isPresent()) {
      orders.all(run).stream().filter(FailFast::isStopped).forEach(queues::letGo);
    }
  }

  private static boolean isStopped(OrderItem order) {
    boolean waits = order.status() == OrderStatus.WAITING || order.status() == OrderStatus.QUEUED;
    return waits && order.progress().readyAt() != null && order.order().when() != When.ALWAYS;
  }
}
