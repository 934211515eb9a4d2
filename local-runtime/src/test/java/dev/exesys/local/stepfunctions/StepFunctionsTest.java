package dev.exesys.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.stepfunctions.port.LambdaInvoker.FunctionResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class StepFunctionsTest {
  @TempDir Path folder;

  private static final String TOKEN_TASK =
      """
      {"StartAt":"Ask","States":{"Ask":{"Type":"Task",
        "Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
        "Parameters":{"FunctionName":"f","Payload":{"token.$":"$$.Task.Token","n.$":"$.n"}},
        "ResultPath":"$.answer","End":true}}}
      """;

  @Test
  void completesATokenTaskWhenItsTokenIsReturned() throws InterruptedException {
    CompletableFuture<String> token = new CompletableFuture<>();
    try (StepFunctionsFixture service =
        StepFunctionsFixture.open(
            folder,
            payload -> {
              token.complete(payload.get("token").asString());
              return new FunctionResponse.FunctionResult(payload.get("n"));
            })) {
      String arn = service.start(service.create("ask", TOKEN_TASK), "one", "{\"n\":7}");
      service.call("SendTaskHeartbeat", "taskToken", token.join());
      service.call("SendTaskSuccess", "taskToken", token.join(), "output", "{\"ok\":true}");
      JsonNode end = service.end(arn);
      assertThat(end.get("status").asString()).isEqualTo("SUCCEEDED");
      assertThat(end.get("output").asString()).isEqualTo("{\"n\":7,\"answer\":{\"ok\":true}}");
      assertThat(
              StepFunctionsFixture.code(
                  () -> service.call("SendTaskSuccess", "taskToken", token.join(), "output", "{}")))
          .isEqualTo("TaskTimedOut");
      assertThat(service.history(arn))
          .startsWith("ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted")
          .endsWith("TaskSucceeded", "TaskStateExited", "ExecutionSucceeded");
    }
  }
}
