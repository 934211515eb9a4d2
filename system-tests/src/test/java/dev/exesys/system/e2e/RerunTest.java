package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionResponse;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;
import tools.jackson.databind.JsonNode;

/**
 * Reruns of a job of which some orders fail until they are repaired: exactly these orders and those
 * that they block run again.
 */
@ExtendWith(StackUnderTest.Shared.class)
class RerunTest {
  private static final int PAIRS = 100;
  private static final List<Integer> FAILING = List.of(7, 42, 99);

  @TempDir Path folder;

  @Test
  void redriveRunsWhatFailedAgain(StackUnderTest stack) throws Exception {
    FinishedRun first = stack.run(job(PAIRS, FAILING));
    assertThat(first.summary()).containsExactly(2 * PAIRS - 6, 6, 0);
    assertThat(starts()).hasSize(2 * PAIRS - 3).allSatisfy((order, n) -> assertThat(n).isOne());
    String execution = first.view().path("execution_arn").asString();

    redrive(stack, execution);
    DescribeExecutionResponse failed = awaitEnd(stack, execution, 1);
    assertThat(failed.status()).isEqualTo(ExecutionStatus.FAILED);
    assertThat(failed.cause()).contains("head-7 exited 3").contains("194 of 200 succeeded");
    assertStarts(2, 0);

    repair();
    redrive(stack, execution);
    DescribeExecutionResponse succeeded = awaitEnd(stack, execution, 2);
    assertThat(succeeded.status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    assertStarts(3, 1);

    FinishedRun second = rerunOf(stack, first);
    FinishedRun third = rerunOf(stack, second);
    assertThat(second.summary()).isEqualTo(first.summary());
    assertThat(third.summary()).containsExactly(2 * PAIRS, 0, 0);
    assertThat(third.eventTypes("head-1")).containsExactly("queued", "carried_over");
    assertThat(succeeded.output()).contains(third.runId());
    assertThat(first.done().path("status").asString()).isEqualTo("failed");
    assertThat(redriveEvents(stack, execution)).isEqualTo(2);
  }

  @Test
  void redriveOfAStoppedExecutionRunsWhatDidNotSucceed(StackUnderTest stack) throws Exception {
    JsonNode accepted =
        stack.submit(
            new JobBuilder()
                .order("quick", count() + "; true")
                .order("long", count() + "; [ -e " + folder + "/repaired ] || sleep 120")
                .order("next", count() + "; true", "quick", "long")
                .order("side", count() + "; true", "quick"));
    stack.awaitOrder(accepted, "long", "running");
    stack.awaitOrder(accepted, "side", "succeeded");
    String execution =
        stack.engine().run(accepted.path("run_id").asString()).path("execution_arn").asString();
    try (SfnClient states = stack.clients().build(SfnClient.builder())) {
      var unused = states.stopExecution(b -> b.executionArn(execution));
    }
    repair();
    redrive(stack, execution);

    assertThat(awaitEnd(stack, execution, 1).status()).isEqualTo(ExecutionStatus.SUCCEEDED);
    FinishedRun first = stack.await(accepted);
    assertThat(first.status()).isEqualTo("failed");
    assertThat(rerunOf(stack, first).summary()).containsExactly(4, 0, 0);
    assertThat(starts()).isEqualTo(Map.of("quick", 1, "side", 1, "long", 2, "next", 1));
  }

  @Test
  void stopOfARedrivenExecutionCancelsTheRerun(StackUnderTest stack) throws Exception {
    FinishedRun first =
        stack.run(
            new JobBuilder()
                .order("a", count() + "; [ -e " + folder + "/repaired ] || exit 3; sleep 120"));
    String execution = first.view().path("execution_arn").asString();
    repair();
    redrive(stack, execution);
    StackUnderTest.awaitTrue(() -> starts().getOrDefault("a", 0) == 2);
    try (SfnClient states = stack.clients().build(SfnClient.builder())) {
      var unused = states.stopExecution(b -> b.executionArn(execution));
    }
    FinishedRun second = rerunOf(stack, first);
    assertThat(second.status()).isEqualTo("failed");
    assertThat(second.event("a", "failed").data().path("reason").asString())
        .isEqualTo("the run was cancelled");
  }

  @Test
  void routeRunsWhatFailedAgain(StackUnderTest stack) throws Exception {
    FinishedRun first = stack.run(job(10, List.of(2)));
    FinishedRun second =
        stack.await(stack.engine().rerun(first.runId(), List.of(), Optional.empty()));
    assertThat(second.status()).isEqualTo("failed");
    repair();
    FinishedRun third =
        stack.await(stack.engine().rerun(second.runId(), List.of(), Optional.empty()));
    assertThat(third.summary()).containsExactly(20, 0, 0);
    assertThat(starts())
        .hasSize(20)
        .allSatisfy((order, n) -> assertThat(n).isEqualTo(order.equals("head-2") ? 3 : 1));
  }

  private JobBuilder job(int pairs, List<Integer> failing) {
    JobBuilder job = new JobBuilder();
    for (int i = 0; i < pairs; i++) {
      String result =
          failing.contains(i) ? "[ -e " + folder.resolve("repaired") + " ] || exit 3" : "true";
      job.order("head-" + i, count() + "; " + result);
      job.order("tail-" + i, count(), "head-" + i);
    }
    return job;
  }

  private String count() {
    return "echo x >> " + folder.resolve("started-$ORDER_ID");
  }

  private void repair() throws IOException {
    Files.createFile(folder.resolve("repaired"));
  }

  /** Returns how often each order has started. */
  private Map<String, Integer> starts() {
    Map<String, Integer> starts = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.startsWith("started-")) {
          starts.put(name.substring("started-".length()), Files.readAllLines(file).size());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return starts;
  }

  private void assertStarts(int ofFailing, int ofBlocked) {
    Map<String, Integer> starts = starts();
    for (int i = 0; i < PAIRS; i++) {
      boolean failing = FAILING.contains(i);
      assertThat(starts.get("head-" + i)).as("head-" + i).isEqualTo(failing ? ofFailing : 1);
      assertThat(starts.getOrDefault("tail-" + i, 0))
          .as("tail-" + i)
          .isEqualTo(failing ? ofBlocked : 1);
    }
  }

  private static FinishedRun rerunOf(StackUnderTest stack, FinishedRun run) {
    String id = stack.engine().run(run.runId()).path("latest_rerun").asString();
    FinishedRun rerun = stack.await(stack.engine().run(id));
    assertThat(rerun.view().path("rerun_of").asString()).isEqualTo(run.runId());
    return rerun;
  }

  private static void redrive(StackUnderTest stack, String execution) throws Exception {
    if (AwsCommandLine.isInstalled()) {
      int exit =
          AwsCommandLine.run(
              stack.connection().settings(),
              "stepfunctions",
              "redrive-execution",
              "--execution-arn",
              execution);
      assertThat(exit).isZero();
      return;
    }
    try (SfnClient states = stack.clients().build(SfnClient.builder())) {
      var unused = states.redriveExecution(b -> b.executionArn(execution));
    }
  }

  private static DescribeExecutionResponse awaitEnd(
      StackUnderTest stack, String execution, int redrives) {
    try (SfnClient states = stack.clients().build(SfnClient.builder())) {
      StackUnderTest.awaitTrue(() ->
          states.describeExecution(b -> b.executionArn(execution)).status()
              != ExecutionStatus.RUNNING);
      DescribeExecutionResponse ended = states.describeExecution(b -> b.executionArn(execution));
      assertThat(ended.redriveCount()).isEqualTo(redrives);
      return ended;
    }
  }

  private static long redriveEvents(StackUnderTest stack, String execution) {
    try (SfnClient states = stack.clients().build(SfnClient.builder())) {
      return states.getExecutionHistoryPaginator(b -> b.executionArn(execution)).events().stream()
          .filter(event -> event.type() == HistoryEventType.EXECUTION_REDRIVEN)
          .count();
    }
  }
}
