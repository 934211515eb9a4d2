package dev.exesys.cli.web;

import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A deployment with two runs that do not change, and a record of the changes it was asked for. */
final class FixedRuns implements RunBackend {
  static final String RUN_ID = "00000000-0000-4000-8000-000000000001";

  /** A run of ten thousand orders in layers of a hundred. */
  static final String LARGE_RUN_ID = "00000000-0000-4000-8000-000000000002";

  private static final int LARGE = 10_000;
  private static final int LAYER = 100;

  final List<String> changes = new ArrayList<>();

  @Override
  public JsonNode runs(Map<String, String> filters) {
    ObjectNode page = Json.object();
    page.putArray("runs").addObject().put("run_id", RUN_ID).put("status", "failed");
    return page;
  }

  @Override
  public JsonNode pools() {
    return Json.object().set("pools", Json.mapper().createArrayNode());
  }

  @Override
  public JsonNode run(String runId) {
    ObjectNode run = Json.object().put("run_id", runId).put("trace_id", "abcd1234");
    run.put("status", "failed").put("flow_id", "ada:abcd1234-exec");
    ArrayNode orders = run.putArray("orders");
    if (runId.equals(LARGE_RUN_ID)) {
      for (int i = 0; i < LARGE; i++) {
        String[] before = i < LAYER ? new String[0] : new String[] {"order-" + (i - LAYER)};
        order(orders, "order-" + i, i % 7 == 0 ? "failed" : "succeeded", before);
      }
      return run;
    }
    order(orders, "build", "succeeded");
    order(orders, "test", "failed", "build").put("reason", "command 1 exited with 3");
    order(orders, "lint", "succeeded", "build");
    order(orders, "deploy", "failed", "test", "lint").put("event_type", "blocked");
    return run;
  }

  private static ObjectNode order(
      ArrayNode orders, String name, String status, String... dependencies) {
    String number = "%04d".formatted(orders.size() + 1);
    ObjectNode order =
        orders
            .addObject()
            .put("order_num", number)
            .put("order_name", name)
            .put("status", status)
            .put("execution_target", "lambda");
    ArrayNode names = order.putArray("dependencies");
    List.of(dependencies).forEach(names::add);
    return order;
  }

  @Override
  public ArrayNode events(String traceId) {
    return Json.mapper().createArrayNode().add(Json.object().put("event_type", traceId));
  }

  @Override
  public void log(String runId, String orderNum, OutputStream to) throws IOException {
    to.write(("log of " + orderNum + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public JsonNode change(String runId, String path, Optional<JsonNode> body) {
    changes.add(path + body.map(JsonNode::toString).orElse(""));
    return Json.object();
  }
}
