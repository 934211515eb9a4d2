package dev.exesys.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.stepfunctions.port.LambdaInvoker.FunctionResponse;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Closes and reopens the service while executions are running. */
class RestartTest {
  @TempDir Path folder;

  private static final String MACHINE =
      """
      {"StartAt":"P","States":{"P":{"Type":"Parallel","End":true,"Branches":[
        {"StartAt":"Token","States":{"Token":{"Type":"Task","HeartbeatSeconds":60,
          "Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
          "Parameters":{"FunctionName":"f","Payload":{"token.$":"$$.Task.Token"}},"End":true}}},
        {"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":1,"Next":"Id"},
          "Id":{"Type":"Pass","Parameters":{"id.$":"States.UUID()"},"End":true}}},
        {"StartAt":"Call","States":{"Call":{"Type":"Task",
          "Resource":"arn:aws:states:::lambda:invoke",
          "Parameters":{"FunctionName":"f","Payload":{"slow":true}},
          "ResultSelector":{"got.$":"$.Payload"},"End":true}}}]}}}
      """;

  @Test
  void restoresTokensTimersAndInvocations() throws InterruptedException {
    CompletableFuture<String> token = new CompletableFuture<>();
    BlockingQueue<JsonNode> calls = new LinkedBlockingQueue<>();
    String arn;
    try (StepFunctionsFixture service =
        StepFunctionsFixture.openLater(
            folder,
            payload -> {
              calls.add(payload);
              if (payload.has("token")) {
                token.complete(payload.get("token").asString());
                return CompletableFuture.completedFuture(
                    new FunctionResponse.FunctionResult(payload));
              }
              return new CompletableFuture<>();
            })) {
      arn = service.start(service.create("m", MACHINE), "one", "{}");
      token.join();
      calls.take();
      calls.take();
    }
    BlockingQueue<JsonNode> again = new LinkedBlockingQueue<>();
    try (StepFunctionsFixture service =
        StepFunctionsFixture.open(
            folder,
            payload -> {
              again.add(payload);
              return new FunctionResponse.FunctionResult(payload.path("slow"));
            })) {
      service.call("SendTaskSuccess", "taskToken", token.join(), "output", "1");
      ObjectNode end = service.end(arn);
      assertThat(end.get("status").asString()).isEqualTo("SUCCEEDED");
      assertThat(end.get("output").asString())
          .matches("\\[1,\\{\"id\":\"[0-9a-f-]{36}\"\\},\\{\"got\":true\\}\\]");
      // The invocation without a response is repeated.
      assertThat(again).anyMatch(payload -> payload.has("slow"));
      assertThat(service.events(arn))
          .extracting(event -> event.get("id").intValue())
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void publishesAnEndAgainUntilTheListenerAcceptsIt() throws InterruptedException {
    String arn;
    try (StepFunctionsFixture service = StepFunctionsFixture.open(folder)) {
      service.refuseChanges();
      arn =
          service.start(
              service.create("m", "{\"StartAt\":\"S\",\"States\":{\"S\":{\"Type\":\"Succeed\"}}}"),
              "one",
              "{}");
      service.refused.take();
    }
    try (StepFunctionsFixture service = StepFunctionsFixture.open(folder)) {
      JsonNode detail = service.changes.take();
      assertThat(detail.get("executionArn").asString()).isEqualTo(arn);
      assertThat(detail.get("status").asString()).isEqualTo("SUCCEEDED");
      assertThat(detail.get("output").asString()).isEqualTo("{}");
    }
  }

  @Test
  void replayRepeatsRandomValues() throws InterruptedException {
    // Random values and retry delays are derived from the execution's seed, so a replay repeats
    // them.
    String machine =
        """
        {"StartAt":"A","States":{
          "A":{"Type":"Pass","Parameters":{"a.$":"States.UUID()"},"ResultPath":"$.x","Next":"T"},
          "T":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
            "Parameters":{"FunctionName":"f","Payload":{"token.$":"$$.Task.Token"}},
            "ResultPath":"$.y","Next":"B"},
          "B":{"Type":"Pass","End":true}}}
        """;
    CompletableFuture<String> token = new CompletableFuture<>();
    String arn;
    String before;
    try (StepFunctionsFixture service =
        StepFunctionsFixture.open(
            folder,
            payload -> {
              token.complete(payload.get("token").asString());
              return new FunctionResponse.FunctionResult(payload);
            })) {
      arn = service.start(service.create("m", machine), "one", "{}");
      token.join();
      before = service.events(arn).get(2).at("/stateExitedEventDetails/output").asString();
    }
    try (StepFunctionsFixture service = StepFunctionsFixture.open(folder)) {
      service.call("SendTaskSuccess", "taskToken", token.join(), "output", "2");
      String after = service.end(arn).get("output").asString();
      assertThat(after).isEqualTo(before.replaceFirst("\\}$", "") + ",\"y\":2}");
    }
  }
}
