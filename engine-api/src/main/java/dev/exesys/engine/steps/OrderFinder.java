package dev.exesys.engine.steps;

import dev.exesys.core.contract.OrderNum;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunItemCache;
import dev.exesys.engine.Books;
import dev.exesys.engine.runs.RunOrders;

/** Finds the run and the order a state is about, by the number that its payload carries. */
final class OrderFinder {

  private final Books stores;
  private final RunOrders orders;
  private final RunItemCache recent;

  OrderFinder(Books stores, RunOrders orders) {
    this.stores = stores;
    this.orders = orders;
    this.recent = new RunItemCache(stores.runs());
  }

  /**
   * What the run was submitted as; what became of it since may be missing.
   *
   * @throws UnknownRunException if there is none
   */
  RunItem submitted(StepRequest request) {
    return recent.find(request.runId()).orElseThrow(() -> new UnknownRunException(request.runId()));
  }

  /**
   * The run as it is now.
   *
   * @throws UnknownRunException if there is none
   */
  RunItem run(StepRequest request) {
    return stores
        .runs()
        .find(request.runId())
        .orElseThrow(() -> new UnknownRunException(request.runId()));
  }

  /**
   * The order; one whose item cannot be read or is gone has failed.
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
