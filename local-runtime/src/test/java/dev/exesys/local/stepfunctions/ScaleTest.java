package dev.exesys.local.stepfunctions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.port.LambdaInvoker.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sizes that jobs really have. The times are generous; what was measured is in the ADR. */
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

  private void run(int width, Duration limit) throws InterruptedException {
    BlockingQueue<String> tokens = new LinkedBlockingQueue<>();
    try (Service service =
        Service.open(
            folder,
            payload -> {
              if (payload.has("token")) {
                tokens.add(payload.get("token").asString());
              }
              return new Answer.Result(AslJson.object());
            })) {
      String machine = service.create("wide", wide(width));
      long began = System.nanoTime();
      String arn = service.start(machine, "one", "{\"run_id\":\"r\"}");
      for (int i = 0; i < width; i++) {
        String token = tokens.take();
        Thread.ofVirtual()
            .start(() -> service.call("SendTaskSuccess", "taskToken", token, "output", "{}"));
      }
      assertThat(service.end(arn).get("status").asString()).isEqualTo("SUCCEEDED");
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      int events = service.events(arn).size();
      // A token handed back before the function has answered saves one TaskSubmitted.
      assertThat(events).isBetween(width * 10 + 6, width * 11 + 6);
      assertThat(took).isLessThan(limit);
    }
  }

  @Test
  void aThousandTokensAtOnce() throws InterruptedException {
    run(1000, Duration.ofMinutes(1));
  }

  @Test
  void asManyOrdersAsOneHistoryHolds() throws InterruptedException {
    run(2200, Duration.ofMinutes(2));
  }
}
