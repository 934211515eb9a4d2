package dev.exesys.core.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.contract.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lines of invocations, and the metrics in them. */
class InvocationLogTest {
  private static final String RUN = "9d3c1f0e-0f1c-4b58-8d0a-6a6b3c2d1e0f";
  private static final TelemetrySettings ON =
      new TelemetrySettings(true, true, "exesys", "1.2.3", "17");

  private final List<String> lines = new ArrayList<>();
  private final InvocationLog log = log("steps", ON);

  @Test
  void hasTheFieldsOfTheInvocation() {
    log.handle("r-1", step("settle"), event -> Json.object().put("status", "failed"));

    JsonNode line = only();
    assertThat(line.path("component").asString()).isEqualTo("steps");
    assertThat(line.path("action").asString()).isEqualTo("settle");
    assertThat(line.path("run_id").asString()).isEqualTo(RUN);
    assertThat(line.path("trace_id").asString()).matches("[0-9a-f]{8}");
    assertThat(line.path("order_name").asString()).isEqualTo("plan");
    assertThat(line.path("request_id").asString()).isEqualTo("r-1");
    assertThat(line.path("engine_version").asString()).isEqualTo("1.2.3");
    assertThat(line.path("function_version").asString()).isEqualTo("17");
    assertThat(line.path("result").asString()).isEqualTo("failed");
    assertThat(line.path("outcome").asString())
        .as("the failure of an order is no fault of the engine")
        .isEqualTo("ok");
    assertThat(line.path("cold_start").asBoolean()).isTrue();
    assertThat(line.path("duration_ms").isNumber()).isTrue();
  }

  @Test
  void onlyTheFirstInvocationIsAColdStart() {
    log.handle("r-1", step("wait"), event -> Json.object());
    log.handle("r-2", step("wait"), event -> Json.object());

    assertThat(Json.parse(lines.getLast()).path("cold_start").asBoolean(true)).isFalse();
  }

  @Test
  void anExceptionIsInTheSameLineAndPassedOn() {
    IllegalStateException failure = new IllegalStateException("throttled: slow down");

    assertThatThrownBy(() ->
            log.handle(
                "r-1",
                step("run"),
                event -> {
                  throw failure;
                }))
        .isSameAs(failure);

    JsonNode line = only();
    assertThat(line.path("outcome").asString()).isEqualTo("fault");
    assertThat(line.path("level").asString()).isEqualTo("ERROR");
    assertThat(line.path("error_class").asString()).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.path("stack").asString()).contains("InvocationLogTest");
    assertThat(line.path("run_id").asString()).isEqualTo(RUN);
    assertThat(line.path("Faults").doubleValue()).isEqualTo(1);
    assertThat(line.path("Throttled").doubleValue()).isEqualTo(1);
  }

  @Test
  void anHttpErrorOfTheEngineIsAFaultAndOneOfTheClientIsNot() {
    InvocationLog init = log("init", ON);
    JsonNode request =
        Json.parse(
            "{\"rawPath\":\"/runs/"
                + RUN
                + "/orders/a/log\",\"requestContext\":{\"http\":{\"method\":\"GET\"}}}");

    init.handle("r-1", request, event -> response(500, "{\"error\":\"an AWS service failed\"}"));
    init.handle("r-2", request, event -> response(404, "{\"error\":\"unknown\"}"));

    JsonNode fault = Json.parse(lines.getFirst());
    assertThat(fault.path("outcome").asString()).isEqualTo("fault");
    assertThat(fault.path("http_status").asInt()).isEqualTo(500);
    assertThat(fault.path("error").asString()).isEqualTo("an AWS service failed");
    assertThat(fault.path("action").asString())
        .isEqualTo("GET /runs/{run_id}/orders/{order_name}/log");
    JsonNode refused = Json.parse(lines.getLast());
    assertThat(refused.path("outcome").asString()).isEqualTo("refused");
    assertThat(refused.path("Faults").doubleValue(-1)).isZero();
  }

  @Test
  void metricsHaveTheEmbeddedFormat() {
    InvocationLog finalizer = log("finalizer", ON);
    finalizer.handle(
        "r-1",
        Json.parse("{\"action\":\"sweep\"}"),
        event -> Json.parse("{\"ended\":1,\"failed\":0,\"open\":3,\"oldest_seconds\":90}"));

    JsonNode line = only();
    assertThat(line.path("OldestOpenRun").doubleValue()).isEqualTo(90);
    assertThat(line.path("deployment").asString()).isEqualTo("exesys");
    JsonNode directives = line.path("_aws").path("CloudWatchMetrics");
    assertThat(line.path("_aws").path("Timestamp").longValue()).isEqualTo(5_000);
    assertThat(directives).isNotEmpty();
    for (JsonNode directive : directives) {
      assertThat(directive.path("Namespace").asString()).isEqualTo("Exesys");
      for (JsonNode dimension : directive.path("Dimensions").path(0)) {
        assertThat(line.path(dimension.asString()).isString()).as(dimension.asString()).isTrue();
      }
      for (JsonNode metric : directive.path("Metrics")) {
        assertThat(line.path(metric.path("Name").asString()).isNumber()).isTrue();
      }
    }
  }

  @Test
  void messagesOfLoggersHaveTheFieldsOfTheInvocation() {
    Logger logger = Logger.getLogger("test.telemetry");
    JsonLogHandler handler = JsonLogHandler.to(lines::add);
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
    try {
      log.handle(
          "r-1",
          step("run"),
          event -> {
            logger.log(Level.WARNING, "slow", new IllegalStateException("late"));
            return Json.object();
          });
      logger.info("afterwards");
    } finally {
      logger.removeHandler(handler);
    }

    JsonNode message = Json.parse(lines.getFirst());
    assertThat(message.path("run_id").asString()).isEqualTo(RUN);
    assertThat(message.path("level").asString()).isEqualTo("WARN");
    assertThat(message.path("error").asString()).isEqualTo("late");
    assertThat(Json.parse(lines.getLast()).has("run_id")).isFalse();
  }

  @Test
  void writesNothingUnlessTheSettingsAskForLines() {
    log("steps", new TelemetrySettings(false, true, "exesys", "1", ""))
        .handle("r-1", step("run"), event -> Json.object());

    assertThat(lines).isEmpty();
  }

  private JsonNode only() {
    assertThat(lines).hasSize(1);
    return Json.parse(lines.getFirst());
  }

  private InvocationLog log(String component, TelemetrySettings settings) {
    return new InvocationLog(
        component, settings, lines::add, InstantSource.fixed(Instant.ofEpochSecond(5)));
  }

  private static JsonNode step(String action) {
    return Json.object()
        .put("action", action)
        .put("run_id", RUN)
        .put("order_name", "plan")
        .put("order_num", 1);
  }

  private static JsonNode response(int status, String body) {
    return Json.object().put("statusCode", status).put("body", body);
  }
}
