package dev.exesys.core.telemetry;

import dev.exesys.core.contract.Json;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Completes a log line with metrics. */
public final class MetricLine {

  private MetricLine() {}

  /** Returns the text of a line, with its metrics if the settings ask for metrics. */
  public static String text(
      ObjectNode line, Instant at, TelemetrySettings settings, List<Metric> metrics) {
    if (settings.metrics()) {
      EmbeddedMetrics.addTo(line, at, settings.deployment(), metrics);
    }
    return Json.text(line);
  }
}
