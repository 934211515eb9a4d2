package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.store.OrderKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Workers in other processes run the orders of a pool. */
class PoolsTest {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "AWS_EXE_SYS_HEARTBEAT_TIMEOUT_SECONDS", "10",
          "AWS_EXE_SYS_HEARTBEAT_INTERVAL_SECONDS", "1",
          "AWS_EXE_SYS_GRACE_SECONDS", "2");

  @TempDir Path folder;
  private StackUnderTest stack;
  private final Map<String, PoolWorkerProcess> workers = new LinkedHashMap<>();

  @BeforeEach
  void startTheStack() {
    Map<String, String> settings = new LinkedHashMap<>(SETTINGS);
    settings.put("AWS_EXE_SYS_POOLS", "build,gpu");
    stack = StackUnderTest.start(settings);
  }

  @AfterEach
  void stop() throws IOException {
    workers.values().forEach(PoolWorkerProcess::close);
    stack.close();
  }

  private PoolWorkerProcess worker(String name) throws IOException {
    PoolWorkerProcess worker =
        PoolWorkerProcess.start(
            stack.connection(), "build", 1, folder.resolve(name + ".log"), SETTINGS);
    workers.put(name, worker);
    return worker;
  }

  private String waitFor(String file) {
    return "until [ -e " + folder.resolve(file) + " ]; do sleep 0.1; done";
  }

  private String touch(String file) {
    return "touch " + folder.resolve(file) + "; ";
  }

  private void awaitFile(String file) {
    StackUnderTest.awaitTrue(() -> Files.exists(folder.resolve(file)));
  }

  private List<HistoryEvent> history(FinishedRun run) {
    SfnClient client = stack.clients().build(SfnClient.builder());
    return client
        .getExecutionHistoryPaginator(
            h -> h.executionArn(run.view().path("execution_arn").asString()))
        .events()
        .stream()
        .toList();
  }

  @Test
  void oneJobUsesAllFourTargets() throws Exception {
    PoolWorkerProcess one = worker("one");
    PoolWorkerProcess two = worker("two");

    FinishedRun run =
        stack.run(
            new JobBuilder(180)
                .order("function", "true")
                .order("build", "true", o -> o.put("execution_target", "codebuild"), "function")
                .order("instance", "true", o -> o.put("execution_target", "ssm"), "function")
                // Each of the two waits for the other, so that two workers run them.
                .order("left", touch("left") + waitFor("right"), PoolsTest::onPool, "function")
                .order("right", touch("right") + waitFor("left"), PoolsTest::onPool, "function"));

    assertThat(run.status()).as(one.output() + two.output()).isEqualTo("succeeded");
    assertThat(run.eventTypes("left"))
        .containsExactly("queued", "dispatched", "running", "succeeded");
    List<HistoryEvent> history = history(run);
    assertThat(history)
        .extracting(HistoryEvent::type)
        .contains(HistoryEventType.ACTIVITY_SCHEDULED, HistoryEventType.ACTIVITY_SUCCEEDED);
    assertThat(history)
        .filteredOn(e -> e.type() == HistoryEventType.ACTIVITY_STARTED)
        .extracting(e -> e.activityStartedEventDetails().workerName())
        .satisfiesExactlyInAnyOrder(
            name -> assertThat(name).endsWith("-" + one.pid() + "-1"),
            name -> assertThat(name).endsWith("-" + two.pid() + "-1"));
    assertThat(run.event("left", "running").data().path("worker_name").asString())
        .matches(".+-(" + one.pid() + "|" + two.pid() + ")-1");
  }

  @Test
  void aTaskOfAPollThatDiedIsOfferedAgain() throws Exception {
    JsonNode accepted = stack.submit(new JobBuilder().order("a", "true", PoolsTest::onPool));
    SfnClient client = stack.clients().build(SfnClient.builder());
    String pool = "arn:aws:states:us-east-1:000000000000:activity:exesys-build";
    assertThat(client.getActivityTask(t -> t.activityArn(pool).workerName("dead")).taskToken())
        .isNotEmpty();
    worker("one");

    FinishedRun run = stack.await(accepted);

    assertThat(run.status()).isEqualTo("succeeded");
    assertThat(run.view().at("/orders/0/attempts").asInt()).isEqualTo(1);
    assertThat(run.eventTypes("a")).containsExactly("queued", "dispatched", "running", "succeeded");
    assertThat(history(run))
        .extracting(HistoryEvent::type)
        .containsSubsequence(
            HistoryEventType.ACTIVITY_SCHEDULED,
            HistoryEventType.ACTIVITY_STARTED,
            HistoryEventType.ACTIVITY_TIMED_OUT,
            HistoryEventType.ACTIVITY_SCHEDULED,
            HistoryEventType.ACTIVITY_STARTED,
            HistoryEventType.ACTIVITY_SUCCEEDED);
  }

  @Test
  void aDrainedWorkerEndsItsOrderAndStartsNoOther() throws Exception {
    PoolWorkerProcess one = worker("one");
    JsonNode accepted =
        stack.submit(
            new JobBuilder(180)
                .order("first", touch("started") + waitFor("go"), PoolsTest::onPool));
    awaitFile("started");
    JsonNode other = stack.submit(new JobBuilder().order("second", "true", PoolsTest::onPool));
    stack.awaitOrder(other, "second", "dispatched");

    one.terminate();
    StackUnderTest.awaitTrue(() -> one.output().contains("draining"));
    Files.createFile(folder.resolve("go"));

    assertThat(one.exitStatus()).as(one.output()).isZero();
    assertThat(stack.await(accepted).status()).isEqualTo("succeeded");
    OrderKey second = new OrderKey(other.path("run_id").asString(), "0001");
    assertThat(stack.order(second).progress().workerId()).isNull();
    worker("two");
    assertThat(stack.await(other).status()).isEqualTo("succeeded");
  }

  @Test
  void aSecondSignalStopsTheOrderAndItsNextAttemptRunsElsewhere() throws Exception {
    PoolWorkerProcess one = worker("one");
    JsonNode accepted =
        stack.submit(
            new JobBuilder(180)
                .order(
                    "a",
                    "[ -e "
                        + folder.resolve("again")
                        + " ] || { "
                        + touch("again")
                        + "sleep 100; }",
                    order -> {
                      onPool(order);
                      order
                          .putObject("retry")
                          .put("max_attempts", 2)
                          .putArray("on")
                          .add("worker_lost");
                    }));
    awaitFile("again");

    one.terminate();
    StackUnderTest.awaitTrue(() -> one.output().contains("draining"));
    one.terminate();

    assertThat(one.exitStatus()).as(one.output()).isEqualTo(130);
    worker("two");
    FinishedRun run = stack.await(accepted);
    assertThat(run.status()).isEqualTo("succeeded");
    assertThat(run.event("a", "retrying").data().path("cause").asString()).isEqualTo("worker_lost");
  }

  @Test
  void aCancelledRunFreesTheSlot() throws Exception {
    worker("one");
    JsonNode accepted =
        stack.submit(
            new JobBuilder(180).order("a", touch("started") + "sleep 100", PoolsTest::onPool));
    awaitFile("started");

    stack.engine().cancel(accepted.path("run_id").asString());

    assertThat(stack.await(accepted).status()).isEqualTo("failed");
    assertThat(stack.run(new JobBuilder().order("b", "true", PoolsTest::onPool)).status())
        .isEqualTo("succeeded");
  }

  @Test
  void ordersOfAJobThatFailedFastAreBlockedWhenAWorkerComes() throws Exception {
    JsonNode accepted =
        stack.submit(
            new JobBuilder()
                .with(job -> job.put("fail_fast", true))
                .order("bad", waitFor("go") + "; exit 3")
                .order("late", "true", PoolsTest::onPool));
    stack.awaitOrder(accepted, "late", "dispatched");
    Files.createFile(folder.resolve("go"));
    stack.awaitOrder(accepted, "bad", "failed");
    worker("one");

    FinishedRun run = stack.await(accepted);

    assertThat(run.eventTypes("late")).endsWith("blocked").doesNotContain("running");
  }

  private static void onPool(ObjectNode order) {
    order.put("execution_target", "activity").put("pool", "build");
  }
}
