package dev.exesys.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.local.process.LocalCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Heartbeats for orders whose workers have not started. */
class PendingWorkerHeartbeatsTest {

  private static final int BUILDS = 120;

  @TempDir Path folder;

  @Test
  void theSweepBeatsForQueuedBuildsAndAsksAboutAHundredAtOnce() throws Exception {
    try (EngineOnLocalStack engine = EngineOnLocalStack.in(folder)) {
      engine.stack.registerProject(
          "exesys-worker", new LocalCommand(List.of("sleep", "600"), Map.of()), 1);
      ObjectNode job = TestJobs.empty();
      for (int i = 0; i < BUILDS; i++) {
        TestJobs.order(job, "o" + i).put("execution_target", "codebuild");
      }
      String runId = engine.submit(job).path("run_id").asString();
      awaitDispatched(engine, runId);
      int asked = engine.calls.of("BatchGetBuilds");
      int beaten = engine.calls.of("SendTaskHeartbeat");

      assertThat(engine.finalizer(Json.object().put("action", "sweep")).path("failed").asInt())
          .isZero();

      assertThat(engine.calls.of("BatchGetBuilds") - asked).isEqualTo(2);
      assertThat(engine.calls.of("SendTaskHeartbeat") - beaten).isEqualTo(BUILDS);
      assertThat(engine.http("POST", "/runs/" + runId + "/cancel").path("statusCode").asInt())
          .isEqualTo(202);
      assertThat(engine.done(runId).path("status").asString()).isEqualTo("failed");
    }
  }

  private static void awaitDispatched(EngineOnLocalStack engine, String runId) throws Exception {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!engine.orders(runId).stream()
        .allMatch(o -> o.status() == OrderStatus.DISPATCHED && o.progress().handle() != null)) {
      assertThat(System.nanoTime()).as("not all are dispatched").isLessThan(deadline);
      engine.workers.pause();
    }
  }
}
