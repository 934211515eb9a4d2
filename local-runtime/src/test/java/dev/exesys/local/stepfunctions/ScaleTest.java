package dev.exesys.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.port.LambdaInvoker.FunctionResponse;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs executions with as many branches as large jobs have. */
class ScaleTest {
  @TempDir Path folder;

  private static String branch(int number) {
    return """
    {"StartAt":"o%1$d","States":{
      "o%1$d":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
        "Parameters":{"FunctionName":"f","Payload":{"token.$":"$$.Task.Token"}},
        "ResultPath":"$.outcome","Next":"s%1$d"},
      "s%1$d":{"Type":"Task","Resource":"arn:aws:states:::lambda:invoke",
        "Parameters":{"FunctionName":"f","Payload":{"outcome.$":"$.outcome"}},
        "ResultPath":null,"OutputPath":null,"End":true}}}
    """
        .formatted(number);
  }

  private static String wide(int width) {
    return "{\"StartAt\":\"P\",\"States\":{\"P\":{\"Type\":\"Parallel\",\"ResultPath\":null,\"End\":true,"
        + "\"Branches\":["
        + IntStream.range(0, width).mapToObj(ScaleTest::branch).collect(Collectors.joining(","))
        + "]}}}";
  }

  private void run(int width) throws InterruptedException {
    BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
    try (StepFunctionsFixture service =
        StepFunctionsFixture.open(
            folder,
            payload -> {
              if (payload.has("token")) {
                tokens.add(payload.get("token").asString());
              }
              return new FunctionResponse.FunctionResult(AslJson.object());
            })) {
      String machine = service.create("wide", wide(width));
      String arn = service.start(machine, "one", "{\"run_id\":\"r\"}");
      for (int i = 0; i < width; i++) {
        String token = tokens.take();
        Thread.ofVirtual()
            .start(() -> service.call("SendTaskSuccess", "taskToken", token, "output", "{}"));
      }
      assertThat(service.end(arn).get("status").asString()).isEqualTo("SUCCEEDED");
      int events = service.events(arn).size();
      // A token that is returned before the function's response saves one TaskSubmitted.
      assertThat(events).isBetween(width * 10 + 6, width * 11 + 6);
    }
  }

  @Test
  void completesAThousandTokensAtOnce() throws InterruptedException {
    run(1000);
  }

  @Test
  void completesAsManyOrdersAsOneHistoryHolds() throws InterruptedException {
    run(2200);
  }
}
