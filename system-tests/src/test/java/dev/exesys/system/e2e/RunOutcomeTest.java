package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The outcomes of jobs with failures, timeouts and cancellation. */
@ExtendWith(StackUnderTest.Shared.class)
class RunOutcomeTest {
  @TempDir Path folder;

  @Test
  void failureBlocksOnlyDependents(StackUnderTest stack) {
    FinishedRun run =
        stack.run(
            new JobBuilder()
                .order("plan", "exit 7")
                .order("apply", "true", "plan")
                .order("check", "true", "apply")
                .order("other", "true")
                .order("after-other", "true", "other"));

    assertThat(run.status()).isEqualTo("failed");
    assertThat(run.summary()).containsExactly(2, 3, 0);
    assertThat(run.statuses())
        .isEqualTo(
            Map.of(
                "plan", "failed",
                "apply", "failed",
                "check", "failed",
                "other", "succeeded",
                "after-other", "succeeded"));
    assertThat(run.event("plan", "failed").data().path("exit_code").asInt()).isEqualTo(7);
    assertThat(run.eventTypes("apply")).containsExactly("queued", "blocked");
    assertThat(run.event("apply", "blocked").data().toString()).contains("plan");
    assertThat(run.event("check", "blocked").status()).isEqualTo("failed");
  }

  @Test
  void toleratedFailureNeitherBlocksNorFailsTheJob(StackUnderTest stack) {
    FinishedRun run =
        stack.run(
            new JobBuilder()
                .order("lint", "exit 1", order -> order.put("must_succeed", false))
                .order("build", "true", "lint"));

    assertThat(run.status()).isEqualTo("succeeded");
    assertThat(run.summary()).containsExactly(1, 1, 0);
  }

  @Test
  void orderTimeoutEndsAllProcesses(StackUnderTest stack) throws Exception {
    Path pids = folder.resolve("pids");
    FinishedRun run =
        stack.run(
            new JobBuilder()
                .order(
                    "hang",
                    "sleep 300 & echo $! >> "
                        + pids
                        + "; (setsid sleep 300 & echo $! >> "
                        + pids
                        + "); echo $$ >> "
                        + pids
                        + "; sleep 300",
                    order -> order.put("timeout", 2)));

    assertThat(run.status()).isEqualTo("timed_out");
    assertThat(run.summary()).containsExactly(0, 0, 1);
    assertThat(run.eventTypes("hang"))
        .containsSubsequence("queued", "dispatched", "running", "timed_out");
    List<String> started = Files.readAllLines(pids);
    assertThat(started).hasSize(3);
    // A killed process may remain in the process table until its new parent has reaped it.
    StackUnderTest.awaitTrue(
        () -> started.stream().noneMatch(pid -> ProcessHandle.of(Long.parseLong(pid)).isPresent()));
  }

  @Test
  void cancellationInterruptsCommandsAndWritesTheDoneObject(StackUnderTest stack) {
    Path interrupted = folder.resolve("interrupted");
    JsonNode accepted =
        stack.submit(
            new JobBuilder()
                .order("long", "trap 'touch " + interrupted + "; exit 1' INT; sleep 120 & wait")
                .order("later", "true", "long"));
    stack.awaitOrder(accepted, "long", "running");

    stack.engine().cancel(accepted.path("run_id").asString());

    FinishedRun run = stack.await(accepted);
    assertThat(run.status()).isEqualTo("failed");
    assertThat(run.summary()).containsExactly(0, 2, 0);
    // The worker learns of it at its next heartbeat, at most a second later.
    StackUnderTest.awaitTrue(() -> Files.exists(interrupted));
  }

  @Test
  void jobTimeoutTimesOutUnsettledOrders(StackUnderTest stack) {
    FinishedRun run =
        stack.run(
            new JobBuilder()
                .with(job -> job.put("job_timeout", 3))
                .order("quick", "true")
                .order("slow", "sleep 60")
                .order("never", "true", "slow"));

    assertThat(run.status()).isEqualTo("timed_out");
    assertThat(run.summary()).containsExactly(1, 0, 2);
  }
}
