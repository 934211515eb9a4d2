package dev.exesys.engine.steps;

import dev.exesys.core.contract.OrderNum;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunItemCache;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.runs.RunOrders;

/** Finds the run and the order of a state's request. */
final class OrderFinder {

  private final RunStore runStore;
  private final RunOrders orders;
  private final RunItemCache recent;

  OrderFinder(RunStore runStore, RunOrders orders) {
    this.runStore = runStore;
    this.orders = orders;
    this.recent = new RunItemCache(runStore);
  }

  /**
   * Returns the run as submitted; its progress may be out of date.
   *
   * @throws UnknownRunException if the run does not exist
   */
  RunItem submitted(StepRequest request) {
    return recent.find(request.runId()).orElseThrow(() -> new UnknownRunException(request.runId()));
  }

  /**
   * Returns the run, strongly consistent.
   *
   * @throws UnknownRunException if the run does not exist
   */
  RunItem run(StepRequest request) {
    return runStore
        .find(request.runId())
        .orElseThrow(() -> new UnknownRunException(request.runId()));
  }

  /**
   * Returns the request's order. A corrupt or missing item counts as failed.
   *
   * @throws UnknownRunException if the run has no such order
   */
  OrderItem order(RunItem run, StepRequest request) {
    int place = request.payload().path("order_num").asInt(0);
    String name = request.orderName();
    if (place >= 1 && place <= run.job().orderCount()) {
      OrderKey key = new OrderKey(run.runId(), OrderNum.of(place - 1, run.job().orderCount()));
      OrderItem order = orders.one(key, name);
      if (order.name().equals(name)) {
        return order;
      }
    }
    throw new UnknownRunException(run.runId() + " with an order " + name);
  }
}
