package dev.exesys.system.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Orders of one queue never run concurrently, in one run or across runs. */
@ExtendWith(StackUnderTest.Shared.class)
class QueueTest {
  private record Span(Duration from, Duration to) {}

  @Test
  void ordersOfOneQueueRunInSequence(StackUnderTest stack) {
    JsonNode first = stack.submit(twoOrders());
    JsonNode second = stack.submit(twoOrders());

    List<Span> spans = new ArrayList<>();
    boolean waited = false;
    Duration offset = Duration.ZERO;
    FinishedRun one = stack.await(first);
    FinishedRun two = stack.await(second);
    Duration between =
        Duration.between(
            dev.exesys.core.store.Epoch.parse(one.event("_job", "job_started").epoch()),
            dev.exesys.core.store.Epoch.parse(two.event("_job", "job_started").epoch()));
    for (FinishedRun run : List.of(one, two)) {
      assertThat(run.status()).isEqualTo("succeeded");
      for (String order : List.of("x", "y")) {
        spans.add(
            new Span(
                run.at(order, "running").plus(offset), run.at(order, "succeeded").plus(offset)));
        waited |= run.eventTypes(order).contains("waiting");
      }
      offset = between;
    }
    spans.sort(Comparator.comparing(Span::from));
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).from()).isGreaterThanOrEqualTo(spans.get(i - 1).to());
    }
    assertThat(waited).isTrue();
  }

  @Test
  void aWaitingOrderShowsTheHolderOfItsQueue(StackUnderTest stack) throws IOException {
    Path release = stack.folder().resolve("release-" + System.nanoTime());
    String wait = "until [ -e " + release + " ]; do sleep 0.1; done";
    JsonNode holder = stack.submit(oneOrder("holder", wait));
    stack.awaitOrder(holder, "holder", "running");
    JsonNode waiter = stack.submit(oneOrder("waiter", "true"));
    stack.awaitOrder(waiter, "waiter", "waiting");

    JsonNode shown =
        stack.engine().run(waiter.path("run_id").asString()).at("/orders/0/queue_holder");

    assertThat(shown.path("run_id")).isEqualTo(holder.path("run_id"));
    assertThat(shown.path("order_name").asString()).isEqualTo("holder");
    Files.createFile(release);
    assertThat(stack.await(waiter).view().at("/orders/0").has("queue_holder")).isFalse();
  }

  private static JobBuilder oneOrder(String name, String command) {
    return new JobBuilder().order(name, command, order -> order.put("queue_id", "shown"));
  }

  private static JobBuilder twoOrders() {
    return new JobBuilder()
        .order("x", "sleep 0.3", order -> order.put("queue_id", "one-at-a-time"))
        .order("y", "sleep 0.3", order -> order.put("queue_id", "one-at-a-time"));
  }
}
