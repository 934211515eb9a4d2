package dev.exesys.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.OrderItem;
import dev.exesys.engine.JsonFunction;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Injects faults into the engine's functions, tables and buckets. The run ends with a reason, holds
 * nothing, and gets its done object as soon as that can be written.
 */
class FaultInjectionTest {

  private static final JsonFunction GARBAGE = event -> Json.parse("[\"what?\", 7]");

  private static final JsonNode SWEEP = Json.object().put("action", "sweep");

  @TempDir Path folder;

  /** The states that call the function are retried. */
  @Test
  void aDispatchFunctionThatThrowsForAWhileIsCalledAgain() throws Exception {
    try (EngineOnLocalStack engine = EngineOnLocalStack.in(folder)) {
      failTwice(engine, EngineFunctions.DISPATCH);
      String run = submit(engine);
      assertThat(engine.done(run).path("status").asString()).isEqualTo("succeeded");
      assertEnded(engine, run);
    }
  }

  /** No worker is requested, so the heartbeat times out. */
  @Test
  void aDispatchFunctionThatAnswersGarbageEndsTheRun() throws Exception {
    try (EngineOnLocalStack engine =
        EngineOnLocalStack.in(
            folder,
            Map.of(
                "AWS_EXE_SYS_HEARTBEAT_TIMEOUT_SECONDS",
                "2",
                "AWS_EXE_SYS_HEARTBEAT_INTERVAL_SECONDS",
                "1"))) {
      engine.broken.put(EngineFunctions.DISPATCH, GARBAGE);
      String run = submit(engine);
      assertFailed(engine, run);
      assertThat(engine.orders(run).getFirst().progress().reason()).contains("no worker");
    }
  }

  /** The states that call the function are retried. */
  @Test
  void aStepsFunctionThatThrowsForAWhileIsAskedAgain() throws Exception {
    try (EngineOnLocalStack engine = EngineOnLocalStack.in(folder)) {
      failTwice(engine, EngineFunctions.STEPS);
      String run = submit(engine);
      assertThat(engine.done(run).path("status").asString()).isEqualTo("succeeded");
      assertEnded(engine, run);
    }
  }

  @Test
  void whatTheFinalizerCouldNotDoTheSweepDoes() throws Exception {
    try (EngineOnLocalStack engine = EngineOnLocalStack.in(folder)) {
      CountDownLatch asked = new CountDownLatch(1);
      engine.broken.put(
          EngineFunctions.FINALIZER,
          event -> {
            asked.countDown();
            throw new IllegalStateException("out of order");
          });
      ObjectNode job = TestJobs.empty();
      TestJobs.order(job, "hangs", "hang").put("queue_id", "q");
      String run = begun(engine, job, "hangs");
      engine.http("POST", "/runs/" + run + "/cancel");
      assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(engine.stores.doneBucket().list(run)).isEmpty();
      engine.finalizer(SWEEP);
      assertThat(engine.done(run).path("status").asString()).isEqualTo("failed");
      assertEnded(engine, run);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cmds", "status", "execution_target", "everything"})
  void anOrderWhoseItemIsSpoiltHasFailedAndTheRestGoesOn(String what) throws Exception {
    try (EngineOnLocalStack engine = EngineOnLocalStack.in(folder)) {
      ObjectNode job = TestJobs.empty();
      TestJobs.order(job, "first", "hang");
      TestJobs.order(job, "spoilt", "succeed", "first").put("queue_id", "q");
      TestJobs.order(job, "blocked", "succeed", "spoilt");
      TestJobs.order(job, "other").put("queue_id", "q");
      String run = begun(engine, job, "first");
      spoil(engine, run + ":0002", what);
      engine.workers.release("first");

      assertThat(engine.done(run).path("status").asString()).isEqualTo("failed");
      List<OrderItem> orders = engine.orders(run);
      assertThat(orders)
          .extracting(order -> order.name() + " " + order.progress().eventType())
          .containsExactly(
              "first succeeded", "spoilt failed", "blocked blocked", "other succeeded");
      assertThat(orders.get(1).progress().reason()).contains("orders table");
      assertEnded(engine, run);
      JsonNode shown = Json.parse(engine.http("GET", "/runs/" + run).path("body").asString());
      assertThat(shown.path("orders").get(1).path("reason").asString()).contains("orders table");
    }
  }

  @Test
  void aStoppedRunWithASpoiltItemEndsToo() throws Exception {
    try (EngineOnLocalStack engine = EngineOnLocalStack.in(folder)) {
      ObjectNode job = TestJobs.empty();
      TestJobs.order(job, "first", "hang");
      TestJobs.order(job, "spoilt", "succeed", "first");
      String run = begun(engine, job, "first");
      spoil(engine, run + ":0002", "timeout");
      engine.http("POST", "/runs/" + run + "/cancel");
      assertThat(engine.done(run).path("summary").path("failed").asInt()).isEqualTo(2);
      assertEnded(engine, run);
    }
  }

  @Test
  void theDoneObjectComesWhenItsBucketTakesIt() throws Exception {
    try (EngineOnLocalStack engine = EngineOnLocalStack.in(folder)) {
      engine.clients.s3().deleteBucket(b -> b.bucket("done"));
      ObjectNode job = TestJobs.empty();
      TestJobs.order(job, "only").put("queue_id", "q");
      String run = engine.submit(job).path("run_id").asString();
      while (!engine.stores.runs().find(run).orElseThrow().progress().status().finished()) {
        engine.workers.pause();
      }
      assertThat(engine.finalizer(SWEEP).path("failed").asInt()).isEqualTo(1);
      // The queue is released although the object is not written.
      assertThat(engine.stores.queues().holder("q")).isEmpty();
      engine.clients.s3().createBucket(b -> b.bucket("done"));
      engine.finalizer(SWEEP);
      assertThat(engine.done(run).path("status").asString()).isEqualTo("succeeded");
      assertEnded(engine, run);
    }
  }

  @Test
  void eventsThatAreThrottledForAWhileAreWrittenInTheEnd() throws Exception {
    try (EngineOnLocalStack engine = EngineOnLocalStack.in(folder)) {
      engine.events.throttle(true);
      String run = submit(engine);
      while (engine.events.refused() < 2) {
        engine.workers.pause();
      }
      engine.events.throttle(false);
      assertThat(engine.done(run).path("status").asString()).isEqualTo("succeeded");
      assertThat(types(engine, run, "a"))
          .containsExactly(EventType.QUEUED, EventType.DISPATCHED, EventType.SUCCEEDED);
      assertEnded(engine, run);
    }
  }

  private static void failTwice(EngineOnLocalStack engine, String function) {
    AtomicInteger left = new AtomicInteger(2);
    engine.broken.put(
        function,
        event -> {
          if (left.decrementAndGet() == 0) {
            engine.broken.remove(function);
          }
          throw new IllegalStateException("not yet");
        });
  }

  private static String submit(EngineOnLocalStack engine) {
    ObjectNode job = TestJobs.empty();
    TestJobs.order(job, "a");
    TestJobs.order(job, "b", "succeed", "a").put("queue_id", "q");
    JsonNode answer = engine.submit(job);
    assertThat(answer.path("status").asString()).as(answer.toString()).isEqualTo("ok");
    return answer.path("run_id").asString();
  }

  /** Submits a job and waits until the worker of an order runs. */
  private static String begun(EngineOnLocalStack engine, ObjectNode job, String order)
      throws InterruptedException {
    String run = engine.submit(job).path("run_id").asString();
    assertThat(engine.workers.begun(order).await(1, TimeUnit.MINUTES)).isTrue();
    return run;
  }

  /** Corrupts or deletes an order's item, as a foreign program would. */
  private static void spoil(EngineOnLocalStack engine, String pk, String what) {
    Map<String, AttributeValue> key = Map.of("pk", AttributeValue.fromS(pk));
    if (what.equals("everything")) {
      engine.clients.dynamodb().deleteItem(b -> b.tableName("orders").key(key));
      return;
    }
    engine
        .clients
        .dynamodb()
        .updateItem(b ->
            b.tableName("orders")
                .key(key)
                .updateExpression("SET #what = :value")
                .expressionAttributeNames(Map.of("#what", what))
                .expressionAttributeValues(Map.of(":value", AttributeValue.fromS("?!"))));
  }

  private static void assertFailed(EngineOnLocalStack engine, String run) throws Exception {
    JsonNode done = engine.done(run);
    assertThat(done.path("status").asString()).isEqualTo("failed");
    assertThat(done.path("summary").path("failed").asInt()).isEqualTo(2);
    assertThat(engine.orders(run)).allMatch(o -> o.progress().reason() != null);
    assertEnded(engine, run);
  }

  /**
   * Asserts that every order and the job have one terminal event, and that no lock, token or open
   * run is left.
   */
  private static void assertEnded(EngineOnLocalStack engine, String run) throws Exception {
    // Workers of a stopped run end later; the reconciler then closes the run.
    while (!engine.stores.openRuns().all().isEmpty()) {
      engine.finalizer(SWEEP);
      engine.workers.pause();
    }
    for (OrderItem order : engine.orders(run)) {
      assertThat(order.status().settled()).isTrue();
      assertThat(types(engine, run, order.name()))
          .startsWith(EventType.QUEUED)
          .endsWith(Objects.requireNonNull(order.progress().eventType()))
          .doesNotHaveDuplicates();
    }
    assertThat(types(engine, run, EventType.JOB))
        .containsExactly(EventType.JOB_STARTED, EventType.JOB_COMPLETED);
    assertThat(engine.clients.dynamodb().scan(b -> b.tableName("locks")).items())
        // The table has the index of runs, too.
        .filteredOn(lock -> !Objects.requireNonNull(lock.get("pk")).s().startsWith("runs:"))
        .noneMatch(lock -> lock.containsKey("run_id") || lock.containsKey("task_token"));
    assertThat(engine.stores.doneBucket().list(run)).containsExactly(run + "/done");
  }

  private static List<String> types(EngineOnLocalStack engine, String run, String order) {
    return events(engine, run, order).stream().map(EventItem::eventType).toList();
  }

  private static List<EventItem> events(EngineOnLocalStack engine, String run, String order) {
    String trace = engine.stores.runs().find(run).orElseThrow().ids().traceId();
    return engine.stores.events().page(trace, order, null, 100);
  }
}
