package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.console.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import tools.jackson.databind.JsonNode;

/**
 * {@code kill -9} of {@code exesys up} at random moments during reruns and redrives: each request
 * results in one rerun, which ends once, runs no order twice and leaves nothing. A hundred kills
 * with {@code -Dexesys.load=full}; {@code -Dexesys.rerun.kills=N} sets the number.
 */
class KilledRerunsTest {
  private static final Map<String, String> HASTY =
      Map.of("AWS_EXE_SYS_HEARTBEAT_TIMEOUT_SECONDS", "6", "AWS_EXE_SYS_GRACE_SECONDS", "1");

  private static final int KILLS =
      Integer.getInteger(
          "exesys.rerun.kills", "full".equals(System.getProperty("exesys.load")) ? 100 : 2);
  private static final int MAX_DELAY_MILLIS = 2500;

  @TempDir Path folder;

  @Test
  void everyRequestIsOneRerun() throws Exception {
    Random random = new Random(1);
    JsonNode first = failedRun();
    String newest = first.path("run_id").asString();
    for (int kill = 0; kill < KILLS; kill++) {
      // Requests and redrives alternate.
      Optional<Integer> redrive = kill % 2 == 0 ? Optional.empty() : Optional.of(kill / 2 + 1);
      Rerun rerun =
          new Rerun(newest, first.path("execution_arn").asString(), "key-" + kill, redrive);
      killDuring(rerun, random.nextInt(MAX_DELAY_MILLIS));
      newest = complete(rerun);
    }
  }

  /**
   * A rerun of a run.
   *
   * @param execution of the first run
   * @param key of a request
   * @param redrive the number of the redrive that starts the rerun; empty if a request does
   */
  private record Rerun(String runId, String execution, String key, Optional<Integer> redrive) {

    void request(StackUnderTest stack) {
      if (redrive.isEmpty()) {
        var unused = stack.engine().rerun(runId, List.of(), Optional.of(key));
        return;
      }
      try (SfnClient states = stack.clients().build(SfnClient.builder())) {
        if (states.describeExecution(b -> b.executionArn(execution)).redriveCount()
            < redrive.get()) {
          var unused = states.redriveExecution(b -> b.executionArn(execution));
        }
      }
    }
  }

  private JsonNode failedRun() throws IOException {
    try (StackProcess process = start();
        StackUnderTest stack = StackUnderTest.over(process.connection())) {
      FinishedRun run =
          stack.run(
              new JobBuilder()
                  .order("good", count())
                  .order("bad", count() + "; sleep 0.5; exit 3", "good")
                  .order("blocked", count(), "bad")
                  .order("cleans", count(), o -> o.put("when", "always"), "bad"));
      assertThat(run.summary()).containsExactly(2, 2, 0);
      return run.view();
    }
  }

  private StackProcess start() throws IOException {
    return StackProcess.start(folder.resolve("data"), 0, HASTY);
  }

  private String count() {
    return "echo x >> " + folder.resolve("started-$RUN_ID-$ORDER_ID");
  }

  private void killDuring(Rerun rerun, int delayMillis) throws Exception {
    try (StackProcess process = start();
        StackUnderTest stack = StackUnderTest.over(process.connection());
        var thread = Executors.newVirtualThreadPerTaskExecutor()) {
      CompletableFuture<Void> killed =
          CompletableFuture.runAsync(
              process::kill,
              CompletableFuture.delayedExecutor(delayMillis, TimeUnit.MILLISECONDS, thread));
      try {
        rerun.request(stack);
      } catch (CommandException | SdkException e) {
        // The stack was killed before it answered.
        assertThat(process.isAlive() && !killed.isDone()).as(e.toString()).isFalse();
      }
      killed.get();
    }
  }

  /** Repeats the request, waits for the end of the rerun and returns its id. */
  private String complete(Rerun rerun) throws IOException {
    try (StackProcess process = start();
        StackUnderTest stack = StackUnderTest.over(process.connection())) {
      rerun.request(stack);
      StackUnderTest.awaitTrue(() -> latestRerun(stack, rerun.runId()).isPresent());
      String id = latestRerun(stack, rerun.runId()).orElseThrow();
      FinishedRun run = stack.await(stack.engine().run(id));
      StackUnderTest.awaitTrue(() -> held(stack).isEmpty());
      assertEnd(run, rerun);
      assertThat(starts(id)).allSatisfy((o, n) -> assertThat(n).isOne());
      assertThat(starts(id)).doesNotContainKeys("good", "blocked");
      if (rerun.redrive().isPresent()) {
        assertRedriven(stack, rerun, id);
      }
      return id;
    }
  }

  /** Returns the newest rerun of a run, once it can be read. */
  private static Optional<String> latestRerun(StackUnderTest stack, String runId) {
    JsonNode latest = stack.engine().run(runId).path("latest_rerun");
    return Optional.ofNullable(latest.asString(null)).filter(id -> exists(stack, id));
  }

  private static boolean exists(StackUnderTest stack, String runId) {
    try {
      return stack.engine().run(runId).has("run_id");
    } catch (CommandException e) {
      // The link is recorded just before the run.
      return false;
    }
  }

  private static void assertEnd(FinishedRun run, Rerun rerun) {
    assertThat(run.view().path("rerun_of").asString()).isEqualTo(rerun.runId());
    assertThat(run.view().has("latest_rerun")).isFalse();
    assertThat(run.status()).isEqualTo("failed");
    assertThat(run.summary().stream().mapToInt(Integer::intValue).sum()).isEqualTo(4);
    assertThat(run.eventTypes("good")).containsExactly("queued", "carried_over");
    assertThat(run.eventTypes("blocked")).containsExactly("queued", "blocked");
    assertThat(run.eventTypes("bad")).contains("failed");
    assertThat(run.eventTypes("_job"))
        .startsWith("job_started")
        .endsWith("job_completed")
        .doesNotHaveDuplicates();
  }

  private static void assertRedriven(StackUnderTest stack, Rerun rerun, String id) {
    try (SfnClient states = stack.clients().build(SfnClient.builder())) {
      StackUnderTest.awaitTrue(() ->
          states.describeExecution(b -> b.executionArn(rerun.execution())).status()
              != ExecutionStatus.RUNNING);
      DescribeExecutionResponse ended =
          states.describeExecution(b -> b.executionArn(rerun.execution()));
      assertThat(ended.status()).isEqualTo(ExecutionStatus.FAILED);
      assertThat(ended.redriveCount()).isEqualTo(rerun.redrive().orElseThrow());
      assertThat(ended.cause()).startsWith("rerun " + id);
    }
  }

  /** Returns how often each order of a run has started. */
  private Map<String, Integer> starts(String runId) throws IOException {
    Map<String, Integer> starts = new TreeMap<>();
    String prefix = "started-" + runId + "-";
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith(prefix)) {
          starts.put(name.substring(prefix.length()), Files.readAllLines(file).size());
        }
      }
    }
    return starts;
  }

  /** Returns the partitions of open runs and wait states that are left in the locks table. */
  private static List<String> held(StackUnderTest stack) {
    String table = stack.connection().require("AWS_EXE_SYS_LOCKS_TABLE");
    try (DynamoDbClient tables = stack.clients().dynamoDb()) {
      return tables.scan(b -> b.tableName(table).consistentRead(true)).items().stream()
          .map(item -> Objects.requireNonNull(item.get("pk")).s())
          .filter(pk -> pk.startsWith("open:") || pk.startsWith("wait:"))
          .toList();
    }
  }
}
