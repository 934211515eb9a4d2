package dev.exesys.engine.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.core.telemetry.TelemetrySettings;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PoolMetricsTest {
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final TelemetrySettings SETTINGS =
      new TelemetrySettings(true, true, "shop", "1", "1");

  @Test
  void writesOneLineForEachPool() {
    JsonNode result =
        Json.parse(
            """
            {"ended": 0, "failed": 0, "pools": {
              "gpu": {"waiting": 3, "oldest_seconds": 90, "running": 2},
              "build": {"waiting": 0, "oldest_seconds": 0, "running": 0}}}
            """);

    var lines = PoolMetrics.lines(SETTINGS, result, NOW);

    assertThat(lines).hasSize(2).allMatch(line -> !line.contains("\n"));
    JsonNode gpu = Json.parse(lines.getFirst());
    assertThat(gpu.at("/_aws/Timestamp").asLong()).isEqualTo(NOW.toEpochMilli());
    JsonNode directive = gpu.at("/_aws/CloudWatchMetrics/0");
    assertThat(directive.path("Namespace").asString()).isEqualTo("Exesys");
    for (JsonNode dimension : directive.at("/Dimensions/0")) {
      assertThat(gpu.path(dimension.asString()).isString()).as(dimension.asString()).isTrue();
    }
    for (JsonNode metric : directive.path("Metrics")) {
      assertThat(gpu.path(metric.path("Name").asString()).isNumber()).isTrue();
    }
    assertThat(gpu.path("WaitingOrders").asInt()).isEqualTo(3);
    assertThat(gpu.path("OldestWaitingOrder").asInt()).isEqualTo(90);
  }

  @Test
  void writesNothingForOtherResults() {
    assertThat(PoolMetrics.lines(SETTINGS, Json.object(), NOW)).isEmpty();
  }
}
