package dev.exesys.core.telemetry;

import dev.exesys.core.contract.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Adds metrics to a log line in CloudWatch's embedded metric format: CloudWatch Logs extracts them,
 * so that no request of a function publishes them.
 */
final class EmbeddedMetrics {
  static final String NAMESPACE = "Exesys";

  private EmbeddedMetrics() {}

  /** Adds the metrics; names of dimensions must not be names of the line's other fields. */
  static void addTo(ObjectNode line, Instant at, String deployment, List<Metric> metrics) {
    if (metrics.isEmpty()) {
      return;
    }
    line.put("deployment", deployment);
    ObjectNode aws = line.putObject("_aws");
    aws.put("Timestamp", at.toEpochMilli());
    ArrayNode directives = aws.putArray("CloudWatchMetrics");
    Map<List<String>, ObjectNode> byDimensions = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      ObjectNode directive =
          byDimensions.computeIfAbsent(
              List.copyOf(metric.dimensions().keySet()),
              names -> directive(directives.addObject(), names));
      directive.withArray("Metrics").add(definition(metric));
      metric.dimensions().forEach(line::put);
      line.put(metric.name(), metric.value());
    }
  }

  private static ObjectNode directive(ObjectNode directive, List<String> names) {
    directive.put("Namespace", NAMESPACE);
    ArrayNode dimensions = directive.putArray("Dimensions").addArray().add("deployment");
    names.forEach(dimensions::add);
    directive.putArray("Metrics");
    return directive;
  }

  private static ObjectNode definition(Metric metric) {
    return Json.object().put("Name", metric.name()).put("Unit", metric.unit());
  }
}
