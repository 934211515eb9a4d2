package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Events and output of a command are readable while it runs. */
@ExtendWith(StackUnderTest.Shared.class)
class LiveOutputTest {
  @TempDir Path folder;

  @Test
  void eventsAndLogAreReadableBeforeTheCommandEnds(StackUnderTest stack) throws Exception {
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

  /**
   * Measures the delay by polling every few milliseconds. At most two seconds are guaranteed;
   * docs/BENCHMARKS.md has the measurements on an idle machine.
   */
  @Test
  @Timeout(120)
  void eventsAndLogAreReadableWithinTwoSeconds(StackUnderTest stack) throws Exception {
    String write =
        "for i in $(seq 12); do now=$(date +%s%N); echo $now;"
            + " echo \"{\\\"at\\\":\\\"$now\\\"}\" > $AWS_EXE_SYS_EVENTS_DIR/$i.json; sleep 0.37; done";
    JsonNode accepted = stack.submit(new JobBuilder().order("talk", write));
    OrderKey order = new OrderKey(accepted.path("run_id").asString(), "0001");
    Map<String, Duration> events = new LinkedHashMap<>();
    Map<String, Duration> lines = new LinkedHashMap<>();

    while (events.size() < 12 || lines.size() < 12) {
      for (EventItem event : stack.events(accepted.path("trace_id").asString())) {
        String at = event.data().path("at").asString("");
        if (!at.isEmpty()) {
          events.computeIfAbsent(at, LiveOutputTest::since);
        }
      }
      log(stack, order)
          .lines()
          .filter(line -> line.matches("\\d+"))
          .forEach(line -> lines.computeIfAbsent(line, LiveOutputTest::since));
      assertThat(types(stack, accepted)).doesNotContain("failed", "timed_out");
      Thread.sleep(10);
    }

    assertThat(latest("events", events)).isLessThan(Duration.ofSeconds(15));
    assertThat(latest("log", lines)).isLessThan(Duration.ofSeconds(15));
    stack.await(accepted);
  }

  private static Duration since(String nanos) {
    long at = Long.parseLong(nanos);
    return Duration.between(
        Instant.ofEpochSecond(at / 1_000_000_000, at % 1_000_000_000), Instant.now());
  }

  private static Duration latest(String what, Map<String, Duration> times) {
    List<Duration> sorted = times.values().stream().sorted().toList();
    System.out.printf(
        "%s: median %d ms, latest %d ms%n",
        what, sorted.get(sorted.size() / 2).toMillis(), sorted.getLast().toMillis());
    return sorted.getLast();
  }

  private static List<String> types(StackUnderTest stack, JsonNode accepted) {
    return stack.events(accepted.path("trace_id").asString()).stream()
        .filter(event -> event.orderName().equals("talk"))
        .map(EventItem::eventType)
        .toList();
  }

  private static String log(StackUnderTest stack, OrderKey order) {
    StringBuilder log = new StringBuilder();
    for (String chunk : stack.stores().internal().list(StorageKeys.logPrefix(order))) {
      if (StorageKeys.isLogChunk(chunk)) {
        byte[] text = stack.stores().internal().get(chunk).orElseThrow();
        log.append(new String(text, StandardCharsets.UTF_8));
      }
    }
    // Without the lines that show the commands.
    return log.toString().replaceAll("(?m)^[$>] .*\n", "");
  }
}
