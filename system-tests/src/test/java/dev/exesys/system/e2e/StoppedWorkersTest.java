package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.store.OrderKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Workers that are stopped before their orders have ended. */
@ExtendWith(StackUnderTest.Shared.class)
class StoppedWorkersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"codebuild", "ssm"})
  void manualStopInterruptsTheCommandsAndFailsTheOrder(String target, StackUnderTest stack) {
    Path ready = folder.resolve("ready");
    Path interrupted = folder.resolve("interrupted");
    JsonNode accepted =
        stack.submit(
            new JobBuilder()
                .order(
                    "stopped",
                    "trap 'touch %s; exit 1' INT; touch %s; while :; do sleep 0.1; done"
                        .formatted(interrupted, ready),
                    on(target)));
    StackUnderTest.awaitTrue(() -> Files.exists(ready));
    stopManually(target, Objects.requireNonNull(handle(stack, accepted)), stack);

    FinishedRun run = stack.await(accepted);
    assertThat(run.status()).isEqualTo("failed");
    assertThat(run.event("stopped", "failed").data().path("reason").asString())
        .contains("the worker process was terminated");
    assertThat(interrupted).exists();
  }

  @Test
  void cancellationStopsWorkersThatHaveNotClaimedTheirOrder(StackUnderTest stack) {
    JsonNode accepted = stack.submit(new JobBuilder().order("early", "sleep 120", on("codebuild")));
    StackUnderTest.awaitTrue(() -> handle(stack, accepted) != null);
    stack.engine().cancel(accepted.path("run_id").asString());

    assertThat(stack.await(accepted).status()).isEqualTo("failed");
    try (CodeBuildClient builds = stack.clients().build(CodeBuildClient.builder())) {
      String build = Objects.requireNonNull(handle(stack, accepted));
      StackUnderTest.awaitTrue(
          () -> builds.batchGetBuilds(b -> b.ids(build)).builds().getFirst().buildComplete());
    }
  }

  private static void stopManually(String target, String handle, StackUnderTest stack) {
    if (target.equals("ssm")) {
      try (SsmClient ssm = stack.clients().build(SsmClient.builder())) {
        ssm.cancelCommand(b -> b.commandId(handle));
      }
    } else {
      try (CodeBuildClient builds = stack.clients().build(CodeBuildClient.builder())) {
        builds.stopBuild(b -> b.id(handle));
      }
    }
  }

  private static Consumer<ObjectNode> on(String target) {
    return order -> order.put("execution_target", target);
  }

  private static @Nullable String handle(StackUnderTest stack, JsonNode accepted) {
    OrderKey key = new OrderKey(accepted.path("run_id").asString(), "0001");
    return stack.order(key).progress().handle();
  }
}
