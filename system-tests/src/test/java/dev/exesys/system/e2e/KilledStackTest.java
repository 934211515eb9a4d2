package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.aws.EngineClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import tools.jackson.databind.JsonNode;

/** {@code kill -9} of {@code exesys up}, and a restart with its data. */
class KilledStackTest {
  /**
   * Short enough that killed workers are found soon, long enough for heartbeats on a busy machine.
   */
  private static final Map<String, String> HASTY =
      Map.of("AWS_EXE_SYS_HEARTBEAT_TIMEOUT_SECONDS", "6", "AWS_EXE_SYS_GRACE_SECONDS", "1");

  private static final int MOST_TRIES = 5;
  private static final int ORDERS = 24;

  @TempDir Path folder;

  /**
   * The encrypted variables make the submission slow, so that the stack can be killed during it.
   */
  @Test
  void repeatedSubmissionCompletesAKilledOne() throws Exception {
    String job = slowToAccept();
    for (int i = 0; i < MOST_TRIES; i++) {
      Path data = folder.resolve("data-" + i);
      String key = "key-" + i;
      if (killedHalfWay(data, job, key)) {
        try (StackProcess process = StackProcess.start(data, 0, HASTY);
            StackUnderTest stack = StackUnderTest.over(process.connection())) {
          String begun = runOf(stack, key);
          JsonNode accepted = stack.engine().submit(job, Optional.of(key));
          assertThat(accepted.path("run_id").asString()).isEqualTo(begun);
          FinishedRun run = stack.await(accepted);
          assertThat(run.status()).as(run.toString()).isEqualTo("succeeded");
          assertThat(run.summary()).containsExactly(ORDERS, 0, 0);
          assertThat(stack.engine().submit(job, Optional.of(key))).isEqualTo(accepted);
        }
        return;
      }
    }
    throw new AssertionError(MOST_TRIES + " submits were all faster than the kill");
  }

  /** Every accepted run finishes once, whether its orders were running on any target or waiting. */
  @Test
  @EnabledIfSystemProperty(named = "exesys.load", matches = "full")
  void runsContinueAfterARestart() throws Exception {
    Path data = folder.resolve("data");
    Path gate = folder.resolve("gate");
    JsonNode accepted;
    JsonNode waiting;
    int port;
    try (StackProcess killed = StackProcess.start(data, 0, HASTY);
        StackUnderTest stack = StackUnderTest.over(killed.connection())) {
      port = killed.port();
      accepted =
          stack.submit(
              new JobBuilder()
                  .order("quick", "true")
                  .order("inside", begin("inside") + "; sleep 120", o -> o.put("queue_id", "q"))
                  .order(
                      "beside",
                      begin("beside") + "; until [ -e " + gate + " ]; do sleep 0.1; done",
                      o -> o.put("execution_target", "codebuild"))
                  .order("tells", "true", o -> o.put("when", "always"), "inside", "beside"));
      StackUnderTest.awaitTrue(
          () -> Files.exists(folder.resolve("inside")) && Files.exists(folder.resolve("beside")));
      waiting = stack.submit(new JobBuilder().order("next", "true", o -> o.put("queue_id", "q")));
      stack.awaitOrder(waiting, "next", "waiting");
      killed.kill();
    }

    Files.createFile(gate);
    try (StackProcess process = StackProcess.start(data, port, HASTY);
        StackUnderTest stack = StackUnderTest.over(process.connection())) {
      FinishedRun run = stack.await(accepted);
      assertThat(run.statuses())
          .isEqualTo(
              Map.of(
                  "quick", "succeeded",
                  "inside", "failed",
                  "beside", "succeeded",
                  "tells", "succeeded"));
      assertThat(run.event("inside", "failed").data().path("reason").asString())
          .contains("worker lost");
      assertThat(run.eventTypes("_job")).containsExactly("job_started", "source", "job_completed");
      assertThat(stack.await(waiting).status()).isEqualTo("succeeded");
      StackUnderTest.awaitTrue(() -> held(stack).isEmpty());
    }
  }

  private String begin(String order) {
    return "touch " + folder.resolve(order);
  }

  private static String slowToAccept() {
    JobBuilder job = new JobBuilder();
    job.order("first", "true");
    for (int i = 1; i < ORDERS; i++) {
      job.order(
          "seals-" + i,
          "true",
          o -> o.put("when", "on_failure").putObject("env_vars").put("SECRET", "x".repeat(2000)),
          "first");
    }
    return job.text();
  }

  /**
   * Kills the stack as soon as the submission has written an item; returns false if it had
   * completed.
   */
  private boolean killedHalfWay(Path data, String job, String key) throws Exception {
    try (StackProcess process = StackProcess.start(data, 0, HASTY);
        StackUnderTest stack = StackUnderTest.over(process.connection());
        var thread = Executors.newVirtualThreadPerTaskExecutor()) {
      EngineClient engine = stack.engine();
      CompletableFuture<JsonNode> answer =
          CompletableFuture.supplyAsync(() -> engine.submit(job, Optional.of(key)), thread);
      while (runOf(stack, key) == null && !answer.isDone()) {
        Thread.onSpinWait();
      }
      process.kill();
      return answer.handle((accepted, failure) -> failure != null).get();
    }
  }

  private static @Nullable String runOf(StackUnderTest stack, String key) {
    return locks(stack).stream()
        .filter(lock -> text(lock, "pk").equals("idempotency:" + key))
        .map(lock -> text(lock, "run_id"))
        .findFirst()
        .orElse(null);
  }

  /** Returns the items of a run in the locks table. */
  private static List<Map<String, AttributeValue>> held(StackUnderTest stack) {
    return locks(stack).stream()
        .filter(lock -> lock.containsKey("run_id") || text(lock, "pk").startsWith("open:"))
        .toList();
  }

  private static List<Map<String, AttributeValue>> locks(StackUnderTest stack) {
    String table = stack.connection().require("AWS_EXE_SYS_LOCKS_TABLE");
    try (DynamoDbClient tables = stack.clients().dynamoDb()) {
      return tables.scan(b -> b.tableName(table).consistentRead(true)).items();
    }
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name)).s();
  }
}
