package dev.exesys.cli.web;

import dev.exesys.compiler.JobCompiler;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.core.contract.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A deployment with runs that do not change, and a record of the changes it was asked for. */
final class FixedRuns implements RunBackend {
  private static final String ID = "00000000-0000-4000-8000-00000000000";

  /** A failed run. */
  static final String RUN_ID = ID + "1";

  /** A run of ten thousand orders in layers of a hundred. */
  static final String LARGE_RUN_ID = ID + "2";

  /** A diamond in progress. */
  static final String RUNNING_ID = ID + "3";

  /** A run with an order that waits for its queue. */
  static final String QUEUE_ID = ID + "4";

  /** A run with an order that waits for approval. */
  static final String APPROVAL_ID = ID + "5";

  /** A run of a thousand orders. */
  static final String THOUSAND_ID = ID + "6";

  private static final int LAYER = 100;
  private final Instant start = Instant.now().minusSeconds(25);

  final List<String> changes = new ArrayList<>();

  @Override
  public JsonNode runs(Map<String, String> filters) {
    ObjectNode page = Json.object();
    ArrayNode runs = page.putArray("runs");
    for (String id : List.of(RUN_ID, RUNNING_ID, QUEUE_ID, APPROVAL_ID)) {
      ObjectNode run = (ObjectNode) run(id).deepCopy();
      run.remove("orders");
      runs.add(run);
    }
    return page;
  }

  @Override
  public JsonNode pools() {
    return Json.object().set("pools", Json.mapper().createArrayNode());
  }

  @Override
  public JsonNode run(String runId) {
    ObjectNode run = Json.object().put("run_id", runId).put("trace_id", "abcd1234");
    run.put("git_repo", "acme/shop").put("username", "ada").put("pr_number", 42);
    run.put("flow_id", "ada:abcd1234-exec").put("created_at", start.toString());
    run.put("state_machine_arn", "arn:aws:states:eu-west-1:111111111111:stateMachine:shop");
    run.put("status", "running");
    ArrayNode orders = run.putArray("orders");
    switch (runId) {
      case LARGE_RUN_ID -> layers(run, 10_000);
      case THOUSAND_ID -> layers(run, 1000);
      case RUNNING_ID -> {
        order(orders, "build", "succeeded", 0, 12);
        order(orders, "test", "running", 13, null, "build");
        order(orders, "lint", "dispatched", null, null, "build")
            .put("dispatched_at", start.plusSeconds(14).toString());
        order(orders, "deploy", "queued", null, null, "test", "lint");
      }
      case QUEUE_ID -> {
        order(orders, "build", "succeeded", 0, 12);
        ObjectNode deploy = order(orders, "deploy", "waiting", null, null, "build");
        deploy.put("queue_id", "production");
        deploy.putObject("queue_holder").put("run_id", RUNNING_ID).put("order_name", "deploy-blue");
      }
      case APPROVAL_ID -> {
        order(orders, "plan", "succeeded", 0, 12);
        order(orders, "review", "waiting_for_approval", null, null, "plan")
            .putObject("approval")
            .put("message", "Read the plan before it is applied")
            .put("expires_at", start.plusSeconds(86_400).toString());
        order(orders, "apply", "queued", null, null, "review");
        order(orders, "notify", "queued", null, null, "apply");
      }
      default -> {
        order(orders, "build", "succeeded", 0, 12);
        order(orders, "test", "failed", 13, 40, "build")
            .put("reason", "command 1 exited with 3")
            .put("log_tail", "$ ./test\nchecking 12 cases\ncase 7: expected 4, got 5\n");
        order(orders, "lint", "succeeded", 13, 20, "build");
        order(orders, "deploy", "failed", null, null, "test", "lint").put("event_type", "blocked");
        run.put("status", "failed").put("ended_at", start.plusSeconds(41).toString());
      }
    }
    run.put("order_count", orders.size());
    ObjectNode summary = run.putObject("summary");
    for (String status : List.of("succeeded", "failed", "timed_out")) {
      long count =
          orders.valueStream().filter(o -> o.path("status").asString().equals(status)).count();
      summary.put(status, count);
    }
    return run;
  }

  private void layers(ObjectNode run, int count) {
    ArrayNode orders = run.withArray("orders");
    for (int i = 0; i < count; i++) {
      String[] before = i < LAYER ? new String[0] : new String[] {"order-" + (i - LAYER)};
      int from = i / LAYER * 10;
      order(orders, "order-" + i, i % 999 == 0 ? "failed" : "succeeded", from, from + 9, before);
    }
    run.put("status", "failed").put("ended_at", start.plusSeconds(count / 10).toString());
  }

  private ObjectNode order(
      ArrayNode orders,
      String name,
      String status,
      @Nullable Integer from,
      @Nullable Integer to,
      String... dependencies) {
    String number = "%04d".formatted(orders.size() + 1);
    ObjectNode order =
        orders
            .addObject()
            .put("order_num", number)
            .put("order_name", name)
            .put("status", status)
            .put("execution_target", "lambda");
    if (from != null) {
      order.put("started_at", start.plusSeconds(from).toString());
    }
    if (from != null && to != null) {
      order.put("ended_at", start.plusSeconds(to).toString()).put("duration_seconds", to - from);
    }
    ArrayNode names = order.putArray("dependencies");
    List.of(dependencies).forEach(names::add);
    return order;
  }

  @Override
  public ArrayNode events(String traceId) {
    return Json.mapper().createArrayNode().add(Json.object().put("event_type", traceId));
  }

  @Override
  public String definition(String arn) {
    JobGraph graph =
        new JobGraph(
            List.of(
                OrderNode.of("build"),
                OrderNode.of("test", "build"),
                OrderNode.of("lint", "build"),
                OrderNode.of("deploy", "test", "lint")),
            60);
    return JobCompiler.compile(graph, CompilerOptions.DEFAULTS).root().json();
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
