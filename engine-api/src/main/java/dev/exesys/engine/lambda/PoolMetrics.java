package dev.exesys.engine.lambda;

import dev.exesys.core.contract.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the backlogs of pools as metrics in CloudWatch's embedded format: one line of the
 * function's log for each pool, from which CloudWatch reads the values.
 */
final class PoolMetrics {
  private static final String NAMESPACE = "exesys";

  private PoolMetrics() {}

  /**
   * Returns the lines for a result of the reconciler.
   *
   * @param prefix of the deployment, a dimension of the metrics
   * @param result has {@code pools}; none for other results
   */
  static List<String> lines(String prefix, JsonNode result, Instant now) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, JsonNode> pool : result.path("pools").properties()) {
      ObjectNode line = Json.object();
      ObjectNode metrics = line.putObject("_aws").put("Timestamp", now.toEpochMilli());
      ObjectNode directive =
          metrics.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
      directive.putArray("Dimensions").addArray().add("Deployment").add("Pool");
      directive
          .putArray("Metrics")
          .add(metric("WaitingOrders", "Count"))
          .add(metric("OldestWaitingOrder", "Seconds"))
          .add(metric("RunningOrders", "Count"));
      line.put("Deployment", prefix).put("Pool", pool.getKey());
      line.put("WaitingOrders", pool.getValue().path("waiting").asInt());
      line.put("OldestWaitingOrder", pool.getValue().path("oldest_seconds").asLong());
      line.put("RunningOrders", pool.getValue().path("running").asInt());
      lines.add(Json.text(line));
    }
    return lines;
  }

  private static ObjectNode metric(String name, String unit) {
    return Json.object().put("Name", name).put("Unit", unit);
  }
}
