package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.store.Epoch;
import dev.exesys.core.store.EventItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code kill -9} of the worker at every step of its work. Each order settles within two heartbeat
 * timeouts, with the reported result or as failed, and the run continues. With {@code
 * -Dexesys.load=full} every step on every target, otherwise a few of them.
 */
class KilledWorkersTest {
  private static final boolean FULL = "full".equals(System.getProperty("exesys.load"));
  private static final Duration HEARTBEAT = Duration.ofSeconds(FULL ? 20 : 12);

  /**
   * The number of JVMs that start concurrently; more would not start within a heartbeat timeout on
   * a busy machine.
   */
  private static final int AT_ONCE = 4;

  @TempDir Path folder;
  private final List<KilledWorker> victims = FULL ? KilledWorker.all() : KilledWorker.few();

  @Test
  void orderSettlesWithinTwoHeartbeatTimeoutsAndTheRunContinues() throws Exception {
    Map<String, String> settings =
        Map.of(
            "AWS_EXE_SYS_HEARTBEAT_TIMEOUT_SECONDS",
            Long.toString(HEARTBEAT.toSeconds()),
            "AWS_EXE_SYS_GRACE_SECONDS",
            "2");
    try (ProgramWorkers workers = new ProgramWorkers(folder);
        Testbed bed =
            Testbed.start(
                folder,
                settings,
                (name, f) -> name.equals("exesys-worker") ? workers::invoke : f)) {
      workers.register(bed, victims.size());
      for (KilledWorker victim : victims) {
        if (victim.when().request().isPresent()) {
          workers.kill(victim.num(), victim.when().request().get());
        }
      }

      FinishedRun run = bed.run(job(workers));

      for (KilledWorker victim : victims) {
        assertThat(run.statuses())
            .containsEntry(victim.name(), victim.survives() ? "succeeded" : "failed");
        assertThat(ran(victim)).as(victim.name()).isBetween(victim.survives() ? 1 : 0, 1);
        assertThat(workers.killedAt(victim.num())).as(victim.name()).isPresent();
        if (!victim.survives()) {
          assertReasonAndDelay(
              victim,
              run.event(victim.name(), "failed"),
              workers.killedAt(victim.num()).orElseThrow());
        }
      }
      int well = 1 + (int) victims.stream().filter(KilledWorker::survives).count();
      assertThat(run.statuses()).containsEntry("continues", "succeeded");
      assertThat(run.summary()).containsExactly(well, victims.size() + 1 - well, 0);
      assertThat(run.status()).isEqualTo("failed");
      assertNoCommandIsLeft();
    }
  }

  private JobBuilder job(ProgramWorkers workers) {
    JobBuilder job = new JobBuilder(300);
    List<String> names = victims.stream().map(KilledWorker::name).toList();
    for (int i = 0; i < victims.size(); i++) {
      KilledWorker victim = victims.get(i);
      List<String> commands =
          victim.commands("echo ran >> " + lines(victim), workers.killing(victim.num()));
      job.order(
          victim.name(),
          commands.getFirst(),
          (ObjectNode order) -> {
            order.put("execution_target", victim.target().wire()).put("when", "always");
            commands.stream().skip(1).forEach(order.withArray("cmds")::add);
          },
          i < AT_ONCE ? new String[0] : new String[] {names.get(i - AT_ONCE)});
    }
    return job.order(
        "continues",
        "true",
        (ObjectNode order) -> order.put("when", "always"),
        names.toArray(String[]::new));
  }

  private static void assertReasonAndDelay(KilledWorker victim, EventItem end, Instant killedAt) {
    assertThat(end.data().path("reason").asString())
        .as(victim.name())
        .startsWith(
            switch (victim.target()) {
              case LAMBDA -> "the worker's Lambda invocation failed: ";
              case CODEBUILD -> "the worker's CodeBuild build ended: FAILED";
              case SSM ->
                  "the worker's Systems Manager command ended on mi-00000000000000000: Failed";
              case ACTIVITY -> throw new IllegalArgumentException("the job has no pool");
            });
    assertThat(Duration.between(killedAt, Epoch.parse(end.epoch())))
        .as(victim.name())
        .isLessThan(HEARTBEAT.multipliedBy(2));
  }

  /** Returns how often the order's commands ran. */
  private int ran(KilledWorker victim) throws IOException {
    return Files.exists(lines(victim)) ? Files.readAllLines(lines(victim)).size() : 0;
  }

  private Path lines(KilledWorker victim) {
    return folder.resolve("ran-" + victim.num());
  }

  /** The commands of a killed worker are ended by its orphan reaper. */
  private void assertNoCommandIsLeft() {
    StackUnderTest.awaitTrue(() ->
        ProcessHandle.allProcesses()
            .flatMap(process -> process.info().commandLine().stream())
            .noneMatch(line -> line.contains(folder.toString()) && line.contains("sleep 100")));
  }
}
