package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.lambda.FunctionFailedException;
import dev.exesys.local.lambda.LocalFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * An order's commands start once, although each request of its states arrives twice at the same
 * moment and once more later, and every other request fails after it was served, so that Step
 * Functions retries the state with another token. 1,000 orders with {@code -Dexesys.load=full}.
 */
class ExactlyOnceTest {
  private static final int ORDERS = "full".equals(System.getProperty("exesys.load")) ? 1000 : 50;

  @TempDir Path folder;
  private final Set<String> failed = ConcurrentHashMap.newKeySet();
  private final Queue<CompletableFuture<JsonNode>> repeated = new ConcurrentLinkedQueue<>();
  private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

  @Test
  void commandsStartOnceDespiteRepeatedRequests() throws IOException {
    Path lines = Files.createDirectory(folder.resolve("lines"));
    JobBuilder job = new JobBuilder();
    for (int i = 0; i < ORDERS; i++) {
      int status = i % 3 == 0 ? 1 : 0;
      job.order(
          "o" + i,
          "echo ran >> " + lines.resolve("o" + i) + "; exit " + status,
          order -> order.put("must_succeed", false));
    }
    try (Testbed bed = Testbed.start(folder, Map.of(), (name, f) -> repeating(name, f))) {
      JsonNode accepted = bed.run(job).accepted();
      // Every request was served without an error.
      repeated.forEach(CompletableFuture::join);
      FinishedRun run = bed.finished(accepted);

      assertThat(run.summary()).containsExactly(ORDERS - (ORDERS + 2) / 3, (ORDERS + 2) / 3, 0);
      for (int i = 0; i < ORDERS; i++) {
        String name = "o" + i;
        assertThat(Files.readAllLines(lines.resolve(name))).as(name).containsExactly("ran");
        String end = i % 3 == 0 ? "failed" : "succeeded";
        assertThat(run.eventTypes(name))
            .as(name)
            .containsOnlyOnce("queued", "dispatched", "running", end)
            .endsWith(end);
      }
    }
  }

  private LocalFunction repeating(String name, LocalFunction function) {
    return event -> {
      String action = event.path("action").asString("");
      if (!Set.of("run", "settle").contains(action) && !name.equals("exesys-worker")) {
        return function.handle(event);
      }
      CompletableFuture<JsonNode> second = ask(function, event, threads);
      repeated.add(second);
      JsonNode answer = function.handle(event);
      JsonNode unused = second.join();
      repeated.add(
          ask(
              function,
              event,
              CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS, threads)));
      int place = event.path("order_num").asInt(0);
      if (!action.isEmpty() && place % 2 == 0 && failed.add(action + place)) {
        throw new FunctionFailedException("Lambda.ServiceException", "it was served all the same");
      }
      return answer;
    };
  }

  private static CompletableFuture<JsonNode> ask(
      LocalFunction function, JsonNode event, Executor executor) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return function.handle(event.deepCopy());
          } catch (Exception e) {
            throw new IllegalStateException("a repeated request failed", e);
          }
        },
        executor);
  }
}
