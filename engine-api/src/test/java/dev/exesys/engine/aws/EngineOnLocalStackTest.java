package dev.exesys.engine.aws;

import static dev.exesys.engine.aws.TestJobs.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventItem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs jobs from submit to done object on the DynamoDB, Step Functions, S3, SSM and Lambda of the
 * local stack.
 */
class EngineOnLocalStackTest {

  @TempDir static Path folder;
  private static EngineOnLocalStack engine;

  @BeforeAll
  static void start() throws Exception {
    engine = EngineOnLocalStack.in(folder);
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  private static ObjectNode job() {
    return Json.object()
        .put("git_repo", "org/repo")
        .put("git_token_location", "aws:::ssm:/git-token")
        .put("username", "ada")
        .put("issue_number", 7);
  }

  private static String accepted(JsonNode answer) {
    assertThat(answer.path("status").asString()).as(answer.toString()).isEqualTo("ok");
    return answer.path("run_id").asString();
  }

  private static List<String> types(String traceId, String order) {
    return engine.stores.events().page(traceId, order, null, 100).stream()
        .map(EventItem::eventType)
        .toList();
  }

  @Test
  void aGraphThatIsNotSeriesParallelRunsToItsDoneObject() throws Exception {
    ObjectNode job = job();
    order(job, "a", "succeed");
    order(job, "b", "fail").put("must_succeed", false);
    order(job, "c", "succeed", "a").put("queue_id", "line");
    order(job, "d", "succeed", "a", "b")
        .put("queue_id", "line")
        .putObject("env_vars")
        .put("PASSWORD", "hunter2");
    JsonNode answer = engine.submit(job);
    String runId = accepted(answer);
    assertThat(Json.text(engine.done(runId)))
        .isEqualTo(
            "{\"status\":\"succeeded\",\"summary\":{\"succeeded\":3,\"failed\":1,\"timed_out\":0}}");
    String trace = answer.path("trace_id").asString();
    assertThat(types(trace, "_job")).containsExactly("job_started", "job_completed");
    assertThat(types(trace, "b")).containsExactly("queued", "dispatched", "failed");
    assertThat(types(trace, "d").stream().filter(t -> !t.equals("waiting")))
        .containsExactly("queued", "dispatched", "succeeded");
    JsonNode shown = Json.parse(engine.http("GET", "/runs/" + runId).path("body").asString());
    assertThat(shown.path("status").asString()).isEqualTo("succeeded");
    assertThat(shown.path("orders")).hasSize(4);
    assertNothingSecretIsLeft("hunter2");
  }

  private static void assertNothingSecretIsLeft(String secret) {
    for (String table : List.of("orders", "events", "locks")) {
      assertThat(engine.clients.dynamodb().scan(b -> b.tableName(table)).items().toString())
          .doesNotContain(secret);
    }
    assertThat(engine.clients.ssm().get().describeParameters().parameters()).isEmpty();
    assertThat(engine.stores.internalBucket().list("runs/")).isEmpty();
    assertThat(engine.clients.dynamodb().scan(b -> b.tableName("locks")).items())
        // The table has the index of runs, too.
        .filteredOn(item -> !Objects.requireNonNull(item.get("pk")).s().startsWith("runs:"))
        .allSatisfy(i -> assertThat(i).doesNotContainKey("run_id"));
  }

  @Test
  void aCancelledRunHasItsDoneObjectAndFreesItsQueue() throws Exception {
    ObjectNode job = job();
    order(job, "hangs", "hang").put("queue_id", "deploy");
    order(job, "after", "succeed", "hangs");
    JsonNode answer = engine.submit(job);
    String runId = accepted(answer);
    assertThat(engine.workers.begun("hangs").await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(engine.http("POST", "/runs/" + runId + "/cancel").path("statusCode").asInt())
        .isEqualTo(202);
    assertThat(Json.text(engine.done(runId)))
        .isEqualTo(
            "{\"status\":\"failed\",\"summary\":{\"succeeded\":0,\"failed\":2,\"timed_out\":0}}");
    assertThat(engine.http("POST", "/runs/" + runId + "/cancel").path("statusCode").asInt())
        .isEqualTo(409);
    engine.awaitNothingOpen();
    assertThat(engine.stores.queues().holder("deploy")).isEmpty();
    assertThat(types(answer.path("trace_id").asString(), "after"))
        .containsExactly("queued", "failed");
  }

  @Test
  void requestsWithOneKeyAtTheSameMomentAreOneRun() throws Exception {
    ObjectNode job = job();
    order(job, "once", "succeed").putObject("env_vars").put("A", "b");
    Set<String> runs = new TreeSet<>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<JsonNode>> twice =
          List.of(() -> engine.submit(job, "k"), () -> engine.submit(job, "k"));
      for (Future<JsonNode> answer : pool.invokeAll(twice)) {
        runs.add(accepted(answer.get()));
      }
    }
    assertThat(runs).hasSize(1);
    assertThat(engine.done(runs.iterator().next()).path("status").asString())
        .isEqualTo("succeeded");
    JsonNode listed = Json.parse(engine.http("GET", "/runs").path("body").asString());
    assertThat(
            listed
                .path("runs")
                .valueStream()
                .map(run -> run.path("run_id").asString())
                .filter(runs::contains))
        .containsExactlyElementsOf(runs);
    job.put("username", "eve");
    assertThat(engine.submit(job, "k").path("errors").toString()).contains("idempotency_conflict");
  }

  @Test
  void aRefusedJobLeavesNothingBehind() {
    List<Integer> before = counts();
    ObjectNode job = job();
    order(job, "a", "succeed", "nobody").putObject("env_vars").put("A", "b");
    JsonNode answer = engine.submit(job, "refused");
    assertThat(answer.path("status").asString()).isEqualTo("error");
    assertThat(answer.path("errors").toString()).contains("unknown_dependency");
    assertThat(counts()).isEqualTo(before);
    assertThat(
            engine
                .http("GET", "/runs/11111111-2222-4333-8444-555555555555")
                .path("statusCode")
                .asInt())
        .isEqualTo(404);
  }

  private static List<Integer> counts() {
    return List.of(
        engine.clients.dynamodb().scan(b -> b.tableName("orders")).count(),
        engine.clients.dynamodb().scan(b -> b.tableName("locks")).count(),
        engine.stores.internalBucket().list("").size(),
        engine.clients.ssm().get().describeParameters().parameters().size());
  }
}
