package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.exesys.cli.aws.DoneObjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import tools.jackson.databind.JsonNode;

/**
 * Executions that are stopped in Step Functions while commands run: the done object is written
 * within seconds and the commands are interrupted.
 */
@ExtendWith(StackUnderTest.Shared.class)
class StopExecutionTest {
  /** Guaranteed are 5 s on an idle machine; docs/BENCHMARKS.md has the measurements. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int FILLERS = 280;

  @TempDir Path folder;

  @Test
  void boto3StopsARun(StackUnderTest stack) throws Exception {
    PythonScripts.assumeBoto3();
    JsonNode accepted =
        begun(stack, addInterruptible(new JobBuilder(), List.of("long")), List.of("long"));

    PythonScripts.Result result =
        PythonScripts.script(
            stack.connection().settings(),
            "stop.py",
            execution(stack, accepted),
            accepted.path("done_endpt").asString());

    assertThat(result.exit()).as(result.output()).isZero();
    print(
        "boto3", Duration.ofMillis(Math.round(Double.parseDouble(result.output().strip()) * 1e3)));
    assertStopped(stack, accepted, List.of("long"), 0, 2);
  }

  @Test
  void awsCommandLineStopsARun(StackUnderTest stack) throws Exception {
    assumeThat(AwsCommandLine.isInstalled()).as("the AWS CLI is not installed").isTrue();
    JsonNode accepted =
        begun(stack, addInterruptible(new JobBuilder(), List.of("long")), List.of("long"));

    int exit =
        AwsCommandLine.run(
            stack.connection().settings(),
            "stepfunctions",
            "stop-execution",
            "--execution-arn",
            execution(stack, accepted));

    assertThat(exit).isZero();
    print("the AWS CLI", untilDone(stack, accepted));
    assertStopped(stack, accepted, List.of("long"), 0, 2);
  }

  /**
   * Names of the maximum length fill a state machine with few orders, so that the job has several
   * shards. The orders that fill them are skipped, since the first one succeeds.
   */
  @Test
  void interruptsTheCommandsOfChildExecutions(StackUnderTest stack) throws Exception {
    List<String> running = List.of("left", "right");
    JobBuilder job = new JobBuilder().order("first", "true");
    addInterruptible(job, running, "first");
    IntStream.range(0, FILLERS)
        .forEach(i ->
            job.order(
                i + "-" + "語".repeat(200),
                "true",
                order -> order.put("when", "on_failure"),
                "first"));
    JsonNode accepted = begun(stack, job, running);
    String runId = accepted.path("run_id").asString();
    StackUnderTest.awaitTrue(() -> succeeded(stack, runId) == FILLERS + 1);
    String execution = execution(stack, accepted);
    int children = children(stack, runId);
    assertThat(children).isPositive();
    try (SfnClient states = stack.clients().build(SfnClient.builder())) {
      var unused = states.stopExecution(b -> b.executionArn(execution));
    }

    print("%d child executions".formatted(children), untilDone(stack, accepted));
    assertStopped(stack, accepted, running, FILLERS + 1, 4);
  }

  /**
   * Adds orders that record an interruption, and for each one a dependent order that must not run.
   */
  private JobBuilder addInterruptible(JobBuilder job, List<String> names, String... dependencies) {
    for (String name : names) {
      job.order(
          name,
          "trap 'touch %s; exit 1' INT; touch %s; sleep 120 & wait"
              .formatted(interrupted(name), begun(name)),
          dependencies);
      job.order("after-" + name, "true", name);
    }
    return job;
  }

  private Path begun(String order) {
    return folder.resolve(order + ".begun");
  }

  private Path interrupted(String order) {
    return folder.resolve(order + ".interrupted");
  }

  private JsonNode begun(StackUnderTest stack, JobBuilder job, List<String> running) {
    JsonNode accepted = stack.submit(job);
    StackUnderTest.awaitTrue(() -> running.stream().allMatch(name -> Files.exists(begun(name))));
    return accepted;
  }

  private void assertStopped(
      StackUnderTest stack, JsonNode accepted, List<String> running, int succeeded, int failed) {
    FinishedRun run = stack.await(accepted);
    assertThat(run.status()).isEqualTo("failed");
    assertThat(run.summary()).containsExactly(succeeded, failed, 0);
    for (String name : running) {
      assertThat(run.event(name, "failed").data().path("reason").asString())
          .startsWith("the execution was stopped");
      assertThat(run.eventTypes("after-" + name)).containsExactly("queued", "failed");
      StackUnderTest.awaitTrue(() -> Files.exists(interrupted(name)));
    }
  }

  private static long succeeded(StackUnderTest stack, String runId) {
    return stack
        .engine()
        .run(runId)
        .path("orders")
        .valueStream()
        .filter(order -> order.path("status").asString().equals("succeeded"))
        .count();
  }

  /** Returns the number of running child executions of a run. */
  private static int children(StackUnderTest stack, String runId) {
    try (SfnClient states = stack.clients().build(SfnClient.builder())) {
      return Math.toIntExact(
          states.listStateMachinesPaginator(b -> {}).stateMachines().stream()
              .flatMap(machine ->
                  states
                      .listExecutionsPaginator(b ->
                          b.stateMachineArn(machine.stateMachineArn())
                              .statusFilter(ExecutionStatus.RUNNING))
                      .executions()
                      .stream())
              .filter(execution -> execution.name().startsWith(runId + "-"))
              .count());
    }
  }

  private static String execution(StackUnderTest stack, JsonNode accepted) {
    return stack.engine().run(accepted.path("run_id").asString()).path("execution_arn").asString();
  }

  private static Duration untilDone(StackUnderTest stack, JsonNode accepted) {
    long stopped = System.nanoTime();
    JsonNode unused =
        new DoneObjects(stack.connection()).await(accepted.path("done_endpt").asString());
    return Duration.ofNanos(System.nanoTime() - stopped);
  }

  private static void print(String what, Duration took) {
    System.getLogger(StopExecutionTest.class.getName())
        .log(System.Logger.Level.INFO, what + ": from the stop to the done object " + took);
    assertThat(took).isLessThan(PATIENCE);
  }
}
