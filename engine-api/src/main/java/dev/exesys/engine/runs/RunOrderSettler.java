package dev.exesys.engine.runs;

import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.Settlement;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.engine.settle.SettlementResolver;
import dev.exesys.engine.settle.Settler;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Settles the orders of a run whose execution has ended. */
public final class RunOrderSettler {

  private static final int CONCURRENT_SETTLEMENTS = 16;

  private final RunOrders orders;
  private final Settler settler;
  private final InstantSource clock;

  /** Creates a settler of these orders. */
  public RunOrderSettler(RunOrders orders, Settler settler, InstantSource clock) {
    this.orders = orders;
    this.settler = settler;
    this.clock = clock;
  }

  /** Returns all orders of the run. */
  List<OrderItem> all(RunItem run) {
    return orders.all(run);
  }

  /** Settles the orders that are not settled, and returns all orders. */
  List<OrderItem> settleAll(RunItem run, ExecutionOutcome outcome) {
    List<OrderItem> all = orders.all(run);
    boolean completed = outcome.kind() == ExecutionOutcome.Kind.COMPLETED;
    List<OrderItem> unsettled =
        all.stream().filter(order -> !completed || !order.status().settled()).toList();
    Map<OrderKey, OrderItem> settled = new ConcurrentHashMap<>();
    ConcurrentCalls.forEach(
        unsettled,
        CONCURRENT_SETTLEMENTS,
        order -> settled.put(order.key(), settle(run, order, outcome)));
    return all.stream().map(order -> settled.getOrDefault(order.key(), order)).toList();
  }

  private OrderItem settle(RunItem run, OrderItem order, ExecutionOutcome outcome) {
    WorkerReport report = order.progress().reported();
    String failureReason = run.progress().failureReason();
    Settlement settlement =
        report != null
            ? SettlementResolver.of(report, clock.instant())
            : new Settlement(
                outcome.unsettled(),
                outcome.unsettled().wire(),
                clock.instant(),
                null,
                null,
                failureReason == null ? outcome.reason() : failureReason);
    return settler.settle(run, order, settlement);
  }

  /**
   * Stops the workers that have not claimed their order. A worker that has claimed its order learns
   * from its next heartbeat that the order is settled and then ends its commands with their grace
   * period, which the service it runs on would not grant.
   */
  void stopUnclaimed(List<OrderItem> settled) {
    settled.stream().filter(order -> order.progress().workerId() == null).forEach(settler::stop);
  }

  /** Stops the workers of all orders that did not report. */
  void stopAll(List<OrderItem> settled) {
    settled.forEach(settler::stop);
  }
}
