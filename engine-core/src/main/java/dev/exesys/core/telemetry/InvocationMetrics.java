package dev.exesys.core.telemetry;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Derives the metrics of an invocation from its action and its response. */
final class InvocationMetrics {
  private static final String COMPONENT = "component";

  private InvocationMetrics() {}

  /**
   * Returns the metrics of an invocation.
   *
   * @param outcome {@code ok}, {@code refused} or {@code fault}
   * @param throttled whether it failed because a service throttled
   */
  static List<Metric> of(
      String component,
      String action,
      JsonNode response,
      String outcome,
      boolean coldStart,
      boolean throttled) {
    List<Metric> metrics = new ArrayList<>();
    metrics.add(
        new Metric(
                "Faults", "Count", outcome.equals("fault") ? 1 : 0, Metric.count("").dimensions())
            .with(COMPONENT, component));
    if (throttled) {
      metrics.add(Metric.count("Throttled").with(COMPONENT, component));
    }
    if (coldStart) {
      metrics.add(Metric.count("ColdStarts").with(COMPONENT, component));
    }
    if (!outcome.equals("fault")) {
      addAction(metrics, action, InvocationFields.body(response), outcome);
    }
    return metrics;
  }

  private static void addAction(
      List<Metric> metrics, String action, JsonNode body, String outcome) {
    switch (action) {
      case "POST /init" ->
          metrics.add(Metric.count(outcome.equals("ok") ? "RunsAccepted" : "RunsRefused"));
      case "report" ->
          metrics.add(Metric.count("OrdersReported").with("result", text(body, "status")));
      case "wait", "acquire", "approve" ->
          metrics.add(Metric.count("WaitsStarted").with("kind", action));
      case "finalize", "Step Functions Execution Status Change" -> {
        if (body.has("summary")) {
          metrics.add(Metric.count("RunsFinished").with("result", text(body, "status")));
        }
      }
      case "reconcile" -> {
        metrics.add(Metric.count("ReconcilerRuns"));
        add(metrics, body, "failed", "ReconcilerFailures", "Count");
        add(metrics, body, "open", "OpenRuns", "Count");
        add(metrics, body, "oldest_seconds", "OldestOpenRun", "Seconds");
        add(metrics, body, "queue_waiters", "QueueWaiters", "Count");
        add(metrics, body, "pending_workers", "PendingWorkers", "Count");
      }
      default -> {}
    }
  }

  private static void add(
      List<Metric> metrics, JsonNode body, String field, String name, String unit) {
    if (body.path(field).isNumber()) {
      metrics.add(Metric.of(name, unit, body.path(field).doubleValue()));
    }
  }

  private static String text(JsonNode body, String field) {
    return body.path(field).asString("unknown");
  }
}
