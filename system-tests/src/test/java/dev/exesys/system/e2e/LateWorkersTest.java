package dev.exesys.system.e2e;

import static dev.exesys.core.contract.ExecutionTarget.CODEBUILD;
import static dev.exesys.core.contract.ExecutionTarget.SSM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.ExecutionTarget;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import tools.jackson.databind.node.ObjectNode;

/** Workers that start later than the heartbeat timeout, or never. */
class LateWorkersTest {
  private static final Map<String, String> SETTINGS =
      Map.of("AWS_EXE_SYS_HEARTBEAT_TIMEOUT_SECONDS", "8", "AWS_EXE_SYS_GRACE_SECONDS", "1");
  private static final String INSTANCE = "mi-00000000000000000";

  @TempDir Path folder;

  @Test
  @EnabledIfSystemProperty(named = "exesys.load", matches = "full")
  void waitsForAQueuedBuildAndNotForAnUnreachableInstance() throws Exception {
    try (Testbed bed = Testbed.start(folder, SETTINGS, (name, function) -> function);
        ProgramWorkers workers = new ProgramWorkers(folder)) {
      workers.register(bed, 1);
      bed.services.disconnect(INSTANCE);

      Path begun = folder.resolve("begun");
      FinishedRun run =
          bed.run(
              new JobBuilder()
                  .order("first", "touch %s; sleep 10".formatted(begun), on(CODEBUILD))
                  .order("gate", "until [ -e %s ]; do sleep 0.1; done".formatted(begun))
                  .order("queued", "true", on(CODEBUILD), "gate")
                  .order("lost", "true", on(SSM)));

      // Queued for longer than the heartbeat timeout.
      assertThat(run.statuses()).containsEntry("first", "succeeded");
      assertThat(run.statuses()).containsEntry("queued", "succeeded");
      assertThat(run.event("lost", "failed").data().path("reason").asString())
          .isEqualTo("no worker claimed the order before the heartbeat timeout");
      // It must not be delivered later.
      try (SsmClient ssm = bed.clients().build(SsmClient.builder())) {
        String command = Objects.requireNonNull(bed.order(run, "0004").progress().handle());
        StackUnderTest.awaitTrue(() ->
            ssm.listCommandInvocations(b -> b.commandId(command))
                .commandInvocations()
                .getFirst()
                .statusAsString()
                .equals("Cancelled"));
      }
    }
  }

  @Test
  void failedStartReportsTheReasonOfTheService() throws Exception {
    try (Testbed bed = Testbed.start(folder, SETTINGS, (name, function) -> function)) {
      try (CodeBuildClient builds = bed.clients().build(CodeBuildClient.builder())) {
        builds.deleteProject(b -> b.name("exesys-worker"));
      }

      FinishedRun run =
          bed.run(
              new JobBuilder()
                  .order("nowhere", "true", on(CODEBUILD))
                  .order("continues", "true", order -> order.put("when", "always"), "nowhere"));

      assertThat(run.summary()).containsExactly(1, 1, 0);
      assertThat(run.event("nowhere", "failed").data().path("reason").asString())
          .startsWith(
              "CodeBuild did not start the worker: ResourceNotFoundException: Project cannot be"
                  + " found: ");
    }
  }

  private static Consumer<ObjectNode> on(ExecutionTarget target) {
    return order -> order.put("execution_target", target.wire());
  }
}
