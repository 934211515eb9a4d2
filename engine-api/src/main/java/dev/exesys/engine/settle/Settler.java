package dev.exesys.engine.settle;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.ApprovalDecision;
import dev.exesys.core.store.EndedAttempt;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.Settlement;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.engine.bundle.BundleSealer;
import dev.exesys.engine.notify.RunNotifier;
import dev.exesys.engine.workers.WorkerLauncher;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Settles orders: records the final status, writes the terminal event and deletes the order's
 * secrets.
 */
public final class Settler {

  private final OrderStore orderStore;
  private final EventLog eventLog;
  private final BundleSealer bundles;
  private final Map<ExecutionTarget, WorkerLauncher> launchers;
  private final RunNotifier notifier;

  /** Creates a settler. */
  public Settler(
      OrderStore orderStore,
      EventLog eventLog,
      BundleSealer bundles,
      Map<ExecutionTarget, WorkerLauncher> launchers,
      RunNotifier notifier) {
    this.orderStore = orderStore;
    this.eventLog = eventLog;
    this.bundles = bundles;
    this.launchers = Map.copyOf(launchers);
    this.notifier = notifier;
  }

  /**
   * Settles an order unless it is settled, writes its terminal event unless it exists, and deletes
   * the order's key and bundle. Can be repeated after an interruption at any point.
   *
   * @return the settled order, whether this call or an earlier one settled it
   */
  public OrderItem settle(RunItem run, OrderItem order, Settlement settlement) {
    Optional<OrderItem> changed = orderStore.settle(order.key(), settlement);
    OrderItem settled = changed.or(() -> orderStore.find(order.key())).orElseThrow();
    // Written even if an earlier attempt settled the order: that attempt may have been interrupted
    // before it wrote the event.
    writeEvent(run, settled);
    deleteBundle(run, settled);
    changed.ifPresent(now -> announce(run, now));
    return settled;
  }

  /** Deletes the bundle of a settled order. Can be repeated. */
  public void deleteBundle(RunItem run, OrderItem settled) {
    if (settled.progress().dispatchedAt() != null) {
      bundles.delete(run, settled);
    }
  }

  /** Notifies other systems of the end of an order whose terminal event is written. */
  public void announce(RunItem run, OrderItem settled) {
    notifier.orderFinished(run, settled);
  }

  /** Stops the worker of an attempt that another attempt follows, if it can be stopped. */
  public void stop(OrderItem order, EndedAttempt attempt) {
    if (attempt.handle() != null) {
      Objects.requireNonNull(launchers.get(order.order().executionTarget())).stop(attempt.handle());
    }
  }

  /** Stops the worker of a settled order, if the worker did not report and can be stopped. */
  public void stop(OrderItem settled) {
    String handle = settled.progress().handle();
    if (handle != null && settled.progress().reported() == null) {
      Objects.requireNonNull(launchers.get(settled.order().executionTarget())).stop(handle);
    }
  }

  /** Writes the terminal event of a settled order, unless it exists. */
  public void writeEvent(RunItem run, OrderItem order) {
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
    if (p.cause() != null) {
      data.put("cause", p.cause().wire());
    }
    if (p.blockedBy() != null) {
      data.put("blocked_by", p.blockedBy());
    }
    if (EventType.REJECTED.equals(p.eventType()) && p.approval() != null) {
      ApprovalDecision decision = p.approval().decision();
      if (decision != null) {
        data.put("by", decision.by());
        data.put("comment", decision.comment());
      }
    }
    if (p.carriedOverFrom() != null) {
      data.put("carried_over_from", p.carriedOverFrom());
    }
    String type = Objects.requireNonNull(p.eventType());
    eventLog.appendOnce(
        EventSubject.order(run.ids(), order), endedAt, type, p.status().wire(), data);
  }
}
