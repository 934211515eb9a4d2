package dev.exesys.engine.lambda;

import dev.exesys.core.contract.Json;
import dev.exesys.core.telemetry.Metric;
import dev.exesys.core.telemetry.MetricLine;
import dev.exesys.core.telemetry.TelemetrySettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the backlogs of pools as metrics: one line of the function's log for each pool, because
 * the values of two pools have the same names.
 */
final class PoolMetrics {
  private static final String POOL = "pool";

  private PoolMetrics() {}

  /**
   * Returns the lines for a result of the reconciler.
   *
   * @param result has {@code pools}; other results have none
   */
  static List<String> lines(TelemetrySettings settings, JsonNode result, Instant now) {
    List<String> lines = new ArrayList<>();
    if (settings.metrics()) {
      for (Map.Entry<String, JsonNode> pool : result.path("pools").properties()) {
        ObjectNode line = Json.object().put("message", "backlog of a pool");
        lines.add(MetricLine.text(line, now, settings, metrics(pool.getKey(), pool.getValue())));
      }
    }
    return lines;
  }

  private static List<Metric> metrics(String pool, JsonNode backlog) {
    return List.of(
        metric("WaitingOrders", "Count", backlog.path("waiting"), pool),
        metric("OldestWaitingOrder", "Seconds", backlog.path("oldest_seconds"), pool),
        metric("RunningOrders", "Count", backlog.path("running"), pool));
  }

  private static Metric metric(String name, String unit, JsonNode value, String pool) {
    return Metric.of(name, unit, value.asDouble()).with(POOL, pool);
  }
}
