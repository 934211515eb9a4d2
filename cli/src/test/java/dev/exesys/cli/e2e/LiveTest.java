package dev.exesys.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.books.EventItem;
import dev.exesys.core.books.Keys;
import dev.exesys.core.books.OrderKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a command says can be read while it still runs. */
@ExtendWith(StackUnderTest.Shared.class)
class LiveTest {
  @TempDir Path folder;

  @Test
  void eventsAndLogAreThereBeforeTheCommandEnds(StackUnderTest stack) throws Exception {
    Path gate = folder.resolve("gate");
    JsonNode accepted =
        stack.submit(
            new JobBuilder()
                .order(
                    "talk",
                    "echo first; echo '{\"at\":\"now\"}' > $AWS_EXE_SYS_EVENTS_DIR/progress.json;"
                        + " until [ -e "
                        + gate
                        + " ]; do sleep 0.1; done; echo last"));
    OrderKey order = new OrderKey(accepted.path("run_id").asString(), "0001");

    StackUnderTest.awaitTrue(() -> types(stack, accepted).contains("progress"));
    StackUnderTest.awaitTrue(() -> log(stack, order).equals("first\n"));
    assertThat(types(stack, accepted)).doesNotContain("succeeded");
    Files.createFile(gate);

    FinishedRun run = stack.await(accepted);
    assertThat(run.status()).isEqualTo("succeeded");
    assertThat(stack.log(run, "0001")).isEqualTo("first\nlast\n");
  }

  private static List<String> types(StackUnderTest stack, JsonNode accepted) {
    return stack.events(accepted.path("trace_id").asString()).stream()
        .filter(event -> event.orderName().equals("talk"))
        .map(EventItem::eventType)
        .toList();
  }

  private static String log(StackUnderTest stack, OrderKey order) {
    StringBuilder log = new StringBuilder();
    for (String chunk : stack.books().internal().list(Keys.logPrefix(order))) {
      byte[] text = stack.books().internal().get(chunk).orElseThrow();
      log.append(new String(text, StandardCharsets.UTF_8));
    }
    return log.toString();
  }
}
