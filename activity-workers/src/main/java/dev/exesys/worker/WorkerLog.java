package dev.exesys.worker;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.core.telemetry.Metric;
import dev.exesys.core.telemetry.MetricLine;
import dev.exesys.core.telemetry.TelemetrySettings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one JSON line for each order that a worker has run; docs/REFERENCE.md lists the fields.
 */
record WorkerLog(TelemetrySettings settings, Consumer<String> sink) {

  /** Writes the line of an order that this worker is about to report. */
  void ended(OrderItem item, RunItem run, Claim claim, WorkerReport report) {
    if (!settings.lines()) {
      return;
    }
    String target = item.order().executionTarget().wire();
    ObjectNode line = Json.object();
    line.put("timestamp", report.endedAt().toString());
    line.put("level", "INFO");
    line.put("message", "order");
    line.put("component", "worker");
    line.put("engine_version", settings.engineVersion());
    line.put("run_id", run.runId());
    line.put("trace_id", run.ids().traceId());
    line.put("order_name", item.name());
    line.put("order_num", item.orderNum());
    line.put("attempt", item.progress().attempt());
    line.put("worker_id", claim.assignment().workerId());
    claim.assignment().instance().ifPresent(id -> line.put("instance", id));
    line.put("duration_ms", Duration.between(report.startedAt(), report.endedAt()).toMillis());
    line.put("result", report.status().wire());
    line.put("exit_code", report.exitCode());
    Metric ordersRun = Metric.count("OrdersRun").with("target", target);
    Instant dispatchedAt = item.progress().dispatchedAt();
    List<Metric> metrics =
        dispatchedAt == null
            ? List.of(ordersRun.with("result", report.status().wire()))
            : List.of(
                ordersRun.with("result", report.status().wire()),
                Metric.of(
                        "WorkerStart",
                        "Milliseconds",
                        (double) Duration.between(dispatchedAt, report.startedAt()).toMillis())
                    .with("target", target));
    sink.accept(MetricLine.text(line, report.endedAt(), settings, metrics));
  }
}
