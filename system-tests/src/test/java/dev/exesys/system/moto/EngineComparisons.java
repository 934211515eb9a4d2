package dev.exesys.system.moto;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.aws.EngineClient;
import dev.exesys.system.e2e.FinishedRun;
import dev.exesys.system.e2e.JobBuilder;
import dev.exesys.system.e2e.StackUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.SfnClient;
import tools.jackson.databind.JsonNode;

/**
 * The comparisons. Orders that must overlap, or must not, wait for each other's files instead of
 * sleeping, so that the load of the machine has no effect.
 */
final class EngineComparisons {
  private static final boolean FULL = "full".equals(System.getProperty("exesys.load"));

  private static final List<EngineComparison> USUAL =
      List.of(
          EngineComparison.of("diamond", (engine, stage) -> List.of(engine.run(diamond(stage)))),
          EngineComparison.of("every target", (engine, stage) -> List.of(engine.run(targets()))),
          EngineComparison.of(
              "an N, which needs a wait", (engine, stage) -> List.of(engine.run(n(stage)))),
          EngineComparison.of(
              "failed, blocked, tolerated", (engine, stage) -> List.of(engine.run(failing()))),
          EngineComparison.of("an order's timeout", (engine, stage) -> List.of(engine.run(late()))),
          EngineComparison.of(
              "when: always, on_failure", (engine, stage) -> List.of(engine.run(whens()))),
          EngineComparison.of("fail_fast", (engine, stage) -> List.of(engine.run(failFast(stage)))),
          EngineComparison.of("one queue, two runs", EngineComparisons::queue),
          EngineComparison.of("job_timeout", (engine, stage) -> List.of(engine.run(jobTimeout())))
              // How far the run has progressed by then depends on the machine.
              .compared(RunObservation::onlyItsEnd),
          // moto does not record the cause of the stop, and lets the state that waits for a task
          // token time out.
          EngineComparison.of("stopped in the console", EngineComparisons::stopped)
              .butOnMoto(seen ->
                  seen.with("run=ABORTED", "run=FAILED")
                      .with("the execution was stopped", "the execution failed: States.Timeout")),
          EngineComparison.of("cancelled", EngineComparisons::cancelled)
              .butOnMoto(seen ->
                  seen.with("run=ABORTED", "run=FAILED")
                      .with("the run was cancelled", "the execution failed: States.Timeout")),
          EngineComparison.of("one key, several requests", EngineComparisons::idempotent));

  private static final List<EngineComparison> LARGE =
      List.of(
          EngineComparison.of("child executions", (engine, stage) -> List.of(engine.run(large()))));

  private EngineComparisons() {}

  static List<EngineComparison> all() {
    List<EngineComparison> plays = new ArrayList<>(USUAL);
    if (FULL) {
      plays.addAll(LARGE);
    }
    return plays;
  }

  private static String touch(Path stage, String file) {
    return "touch " + stage.resolve(file);
  }

  private static String await(Path stage, String file) {
    return "until test -e " + stage.resolve(file) + "; do sleep 0.05; done";
  }

  /** The two orders end only if they run concurrently. */
  private static JobBuilder diamond(Path stage) {
    return new JobBuilder(PATIENCE)
        .order("a", "true")
        .order("b", touch(stage, "b") + "; " + await(stage, "c"), "a")
        .order("c", touch(stage, "c") + "; " + await(stage, "b"), "a")
        .order("d", "true", "b", "c");
  }

  /** Not series-parallel: b ends only after c has run, so c must not wait for b. */
  private static JobBuilder n(Path stage) {
    return new JobBuilder(PATIENCE)
        .order("a", "true")
        .order("b", await(stage, "c"))
        .order("c", touch(stage, "c"), "a")
        .order("d", "true", "a", "b");
  }

  /** Orders in sequence, each on another target; the last two use the environment and fail. */
  private static JobBuilder targets() {
    return new JobBuilder(PATIENCE)
        .order("on lambda", "true")
        .order(
            "in a build", "true", order -> order.put("execution_target", "codebuild"), "on lambda")
        .order(
            "on an instance",
            "test \"$GREETING\" = hello && exit 5",
            order -> {
              order.put("execution_target", "ssm").putObject("env_vars").put("GREETING", "hello");
            },
            "in a build")
        .order("never", "true", "on an instance");
  }

  private static JobBuilder failing() {
    return new JobBuilder(PATIENCE)
        .order("plan", "exit 7")
        .order("apply", "true", "plan")
        .order("check", "true", "apply")
        .order("lint", "exit 1", order -> order.put("must_succeed", false))
        .order("build", "true", "lint");
  }

  private static JobBuilder late() {
    return new JobBuilder(PATIENCE)
        .order("hang", "sleep 60", order -> order.put("timeout", 1))
        .order("after", "true", "hang");
  }

  private static JobBuilder whens() {
    return new JobBuilder(PATIENCE)
        .order("test", "exit 3")
        .order("report", "true", order -> order.put("when", "on_failure"), "test")
        .order("good", "true")
        .order("unneeded", "true", order -> order.put("when", "on_failure"), "good")
        .order("clean", "true", order -> order.put("when", "always"), "test", "report", "unneeded");
  }

  /** Running orders continue; no further order starts. */
  private static JobBuilder failFast(Path stage) {
    return new JobBuilder(PATIENCE)
        .with(job -> job.put("fail_fast", true))
        .order("bad", await(stage, "slow") + "; exit 1")
        .order("told", touch(stage, "told"), order -> order.put("when", "always"), "bad")
        .order("slow", touch(stage, "slow") + "; " + await(stage, "told"))
        .order("never", "true", "slow")
        .order("clean", "true", order -> order.put("when", "always"), "never");
  }

  private static JobBuilder jobTimeout() {
    return new JobBuilder(PATIENCE)
        .with(job -> job.put("job_timeout", 20))
        .order("slow", "sleep 60")
        .order("never", "true", "slow");
  }

  private static List<FinishedRun> queue(StackUnderTest engine, Path stage) {
    String queue = "q-" + UUID.randomUUID();
    JsonNode first =
        engine.submit(queued("x", queue, touch(stage, "x") + "; " + await(stage, "go")));
    StackUnderTest.awaitTrue(() -> Files.exists(stage.resolve("x")));
    JsonNode second = engine.submit(queued("y", queue, "true"));
    engine.awaitOrder(second, "y", "waiting");
    create(stage.resolve("go"));
    FinishedRun holder = engine.await(first);
    FinishedRun waiter = engine.await(second);
    assertThat(waiter.event("y", "running").epoch())
        .isGreaterThan(holder.event("x", "succeeded").epoch());
    return List.of(holder, waiter);
  }

  private static JobBuilder queued(String name, String queue, String command) {
    return new JobBuilder(PATIENCE).order(name, command, order -> order.put("queue_id", queue));
  }

  private static List<FinishedRun> stopped(StackUnderTest engine, Path stage) {
    JsonNode accepted = engine.submit(hanging(stage));
    StackUnderTest.awaitTrue(() -> Files.exists(stage.resolve("begun")));
    String execution =
        new EngineClient(engine.connection())
            .run(accepted.path("run_id").asString())
            .path("execution_arn")
            .asString();
    try (SfnClient sfn = engine.clients().build(SfnClient.builder())) {
      sfn.stopExecution(e -> e.executionArn(execution));
    }
    return List.of(engine.await(accepted));
  }

  private static List<FinishedRun> cancelled(StackUnderTest engine, Path stage) {
    JsonNode accepted = engine.submit(hanging(stage));
    StackUnderTest.awaitTrue(() -> Files.exists(stage.resolve("begun")));
    new EngineClient(engine.connection()).cancel(accepted.path("run_id").asString());
    return List.of(engine.await(accepted));
  }

  private static JobBuilder hanging(Path stage) {
    return new JobBuilder(PATIENCE)
        .order("hang", touch(stage, "begun") + "; sleep 60")
        .order("later", "true", "hang");
  }

  private static List<FinishedRun> idempotent(StackUnderTest engine, Path stage) {
    String job =
        new JobBuilder(PATIENCE).order("once", "echo . >> " + stage.resolve("once")).text();
    Optional<String> key = Optional.of(UUID.randomUUID().toString());
    EngineClient http = new EngineClient(engine.connection());
    JsonNode accepted = http.submit(job, key);
    assertThat(http.submit(job, key)).isEqualTo(accepted);
    FinishedRun run = engine.await(accepted);
    assertThat(http.submit(job, key)).isEqualTo(accepted);
    assertThat(lines(stage.resolve("once"))).hasSize(1);
    return List.of(run);
  }

  /**
   * Two groups of entangled orders with names of the maximum length. A wait state repeats the name
   * of every order that it waits for, so a few orders exceed one state machine.
   */
  private static JobBuilder large() {
    JobBuilder job = new JobBuilder(PATIENCE);
    for (String part : List.of("p", "q")) {
      List<String> left = names(part + "-left-");
      Random random = new Random(1);
      left.forEach(name -> job.order(name, "true"));
      names(part + "-right-").forEach(name -> job.order(name, "true", half(left, random)));
    }
    return job;
  }

  private static List<String> names(String start) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < TANGLE; i++) {
      String head = start + i + "-";
      names.add(head + LONG.substring(head.length()));
    }
    return names;
  }

  private static String[] half(List<String> names, Random random) {
    return names.stream().filter(name -> random.nextBoolean()).toArray(String[]::new);
  }

  private static final int PATIENCE = 600;
  private static final int TANGLE = 20;
  private static final String LONG = "\u2190".repeat(256);

  private static void create(Path file) {
    try {
      Files.createFile(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
