package dev.exesys.engine.settle;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.Settlement;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.engine.Books;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.workers.WorkerLauncher;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settles orders: the one place where the settled status, the terminal event and the tidying up
 * come from.
 */
public final class Settler {

  private final Books stores;
  private final BundleSealer bundles;
  private final Map<ExecutionTarget, WorkerLauncher> workers;

  /** A settler over these parts. */
  public Settler(Books stores, BundleSealer bundles, Map<ExecutionTarget, WorkerLauncher> workers) {
    this.stores = stores;
    this.bundles = bundles;
    this.workers = Map.copyOf(workers);
  }

  /**
   * Settles an order, unless it is settled; writes its terminal event, unless it is written;
   * deletes the order's key. May be repeated at any point.
   *
   * @return the order as it is settled, by this call or an earlier one
   */
  public OrderItem settle(RunItem run, OrderItem order, Settlement settlement) {
    OrderItem settled =
        stores
            .orders()
            .settle(order.key(), settlement)
            .or(() -> stores.orders().find(order.key()))
            .orElseThrow();
    // Also when an earlier try settled it: that one may have died before it wrote the event.
    tell(run, settled);
    if (settled.progress().dispatchedAt() != null) {
      bundles.forget(run, settled);
    }
    return settled;
  }

  /** Stops the worker of a settled order, if it did not report and there is something to stop. */
  public void stop(OrderItem settled) {
    String handle = settled.progress().handle();
    if (handle != null && settled.progress().reported() == null) {
      Objects.requireNonNull(workers.get(settled.order().executionTarget())).stop(handle);
    }
  }

  private void tell(RunItem run, OrderItem order) {
    OrderProgress p = order.progress();
    ObjectNode data = Json.object().put("order_num", order.orderNum());
    data.put("status", p.status().wire());
    Instant endedAt = Objects.requireNonNull(p.endedAt());
    if (p.exitCode() != null) {
      data.put("exit_code", p.exitCode());
    }
    WorkerReport report = p.reported();
    Instant startedAt = report != null ? report.startedAt() : p.startedAt();
    if (startedAt != null) {
      Duration took = Duration.between(startedAt, report != null ? report.endedAt() : endedAt);
      data.put("duration_seconds", took.toMillis() / 1000.0);
      data.put("started_at", startedAt.toString());
    }
    if (p.log() != null) {
      data.put("log", p.log());
    }
    if (p.reason() != null) {
      data.put("reason", p.reason());
    }
    if (report != null && report.logTail() != null) {
      data.put("log_tail", report.logTail());
    }
    String type = Objects.requireNonNull(p.eventType());
    stores
        .log()
        .appendOnce(EventSubject.order(run.ids(), order), endedAt, type, p.status().wire(), data);
  }
}
