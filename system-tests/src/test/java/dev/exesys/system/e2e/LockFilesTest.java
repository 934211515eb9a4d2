package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Commands that hold a lock, as Terraform does, and let go of it when they are interrupted: on
 * every target the lock is gone after a timeout and after a cancel, and so is every process.
 */
class LockFilesTest {
  private static final List<String> TARGETS = List.of("lambda", "codebuild", "ssm");

  @TempDir Path folder;

  /** Runs both cases concurrently, because they mostly wait. */
  @Test
  void locksAreReleasedAfterATimeoutAndAfterACancellation() throws IOException {
    try (StackUnderTest stack = StackUnderTest.start(Map.of("AWS_EXE_SYS_GRACE_SECONDS", "5"))) {
      JsonNode late = stack.submit(job("late", 6));
      JsonNode cancelled = stack.submit(job("cancelled", 300));
      for (String target : TARGETS) {
        StackUnderTest.awaitTrue(() -> Files.exists(file("cancelled", target, "pids")));
        StackUnderTest.awaitTrue(() -> Files.exists(file("late", target, "pids")));
      }
      stack.engine().cancel(cancelled.path("run_id").asString());

      assertThat(stack.await(late).status()).isEqualTo("timed_out");
      assertThat(stack.await(late).summary()).containsExactly(0, 0, 3);
      assertThat(stack.await(cancelled).status()).isEqualTo("failed");
      assertThat(stack.await(cancelled).summary()).containsExactly(0, 3, 0);
      assertNothingIsLeft("late");
      assertNothingIsLeft("cancelled");
    }
  }

  private JobBuilder job(String name, int timeout) {
    JobBuilder job = new JobBuilder();
    for (String target : TARGETS) {
      job.order(
          target,
          holding(file(name, target, "lock"), file(name, target, "pids")),
          (ObjectNode order) -> order.put("execution_target", target).put("timeout", timeout));
    }
    return job;
  }

  /**
   * A command with child processes that ignore SIGHUP, have their own session, or have lost their
   * parent.
   */
  private static String holding(Path lock, Path pids) {
    return """
    lock=%s pids=%s
    trap 'sleep 0.3; rm $lock; exit 1' INT
    touch $lock
    nohup sleep 600 > /dev/null 2>&1 & echo $! >> $pids.new
    setsid sleep 600 & echo $! >> $pids.new
    bash -c 'sleep 600 & echo $!' >> $pids.new
    echo $$ >> $pids.new
    mv $pids.new $pids
    while :; do sleep 0.1; done
    """
        .formatted(lock, pids);
  }

  private void assertNothingIsLeft(String job) throws IOException {
    List<Long> started = new ArrayList<>();
    for (String target : TARGETS) {
      Files.readAllLines(file(job, target, "pids")).stream()
          .map(Long::valueOf)
          .forEach(started::add);
    }
    assertThat(started).hasSize(4 * TARGETS.size());
    // The run finishes before a cancelled worker does. A killed process may remain in the process
    // table until its new parent has reaped it.
    StackUnderTest.awaitTrue(
        () -> started.stream().noneMatch(pid -> ProcessHandle.of(pid).isPresent()));
    for (String target : TARGETS) {
      assertThat(file(job, target, "lock")).doesNotExist();
    }
  }

  private Path file(String job, String target, String name) {
    return folder.resolve(job + "-" + target + "-" + name);
  }
}
