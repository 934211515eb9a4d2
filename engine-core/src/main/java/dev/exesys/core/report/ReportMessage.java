package dev.exesys.core.report;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.AttemptKey;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.WorkerReport;
import java.util.Optional;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/**
 * The payload of the function {@code exesys-report}: the outcome of an attempt, or of one
 * instance's share of it.
 *
 * @param workerId worker that claimed the order or the share
 * @param instance id of the instance; empty for an order that one worker runs
 */
public record ReportMessage(
    AttemptKey attempt, String workerId, Optional<String> instance, WorkerReport report) {

  /** A worker of another release may send a report without the newest fields. */
  private static final ObjectReader REPORT =
      Json.mapper()
          .readerFor(WorkerReport.class)
          .without(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  /** Returns the payload. */
  public ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("run_id", attempt.order().runId())
            .put("order_num", attempt.order().orderNum())
            .put("attempt", attempt.attempt())
            .put("worker_id", workerId);
    instance.ifPresent(id -> json.put("instance", id));
    json.set("report", Json.mapper().valueToTree(report));
    return json;
  }

  /**
   * Reads a payload.
   *
   * @throws IllegalArgumentException if it has no report
   */
  public static ReportMessage read(JsonNode json) {
    if (!json.path("report").isObject()) {
      throw new IllegalArgumentException(
          "the payload has no report; its fields are " + json.propertyNames());
    }
    OrderKey order =
        new OrderKey(json.path("run_id").asString(""), json.path("order_num").asString(""));
    return new ReportMessage(
        new AttemptKey(order, json.path("attempt").asInt(1)),
        json.path("worker_id").asString(""),
        Optional.ofNullable(json.path("instance").asString(null)),
        REPORT.readValue(json.path("report")));
  }
}
