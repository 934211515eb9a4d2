package dev.exesys.engine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.Epoch;
import dev.exesys.core.store.OrderItem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs that share three queues, a third of them cancelled or stopped at random; more runs with
 * {@code -Dexesys.load=full}.
 */
class QueueLoadTest {

  private static final int RUNS = "full".equals(System.getProperty("exesys.load")) ? 50 : 12;
  private static final int ORDERS = 4;
  private static final int QUEUES = 3;

  @TempDir Path folder;

  @Test
  void aQueueHasOneHolderAtATimeFirstComeFirstServedAndNoneInTheEnd() throws Exception {
    try (EngineOnLocalStack engine = EngineOnLocalStack.in(folder)) {
      Random random = new Random(17);
      List<String> runs = new ArrayList<>();
      Duration slowest = Duration.ZERO;
      for (int i = 0; i < RUNS; i++) {
        runs.add(engine.submit(job(random)).path("run_id").asString());
        if (i % 3 == 2) {
          // Any of the runs submitted so far, in whatever state.
          slowest = longer(slowest, end(engine, runs.get(random.nextInt(runs.size())), random));
        }
      }
      List<OrderItem> all = new ArrayList<>();
      for (String run : runs) {
        engine.done(run);
        all.addAll(engine.orders(run));
      }
      engine.awaitNothingOpen();
      System.getLogger(QueueLoadTest.class.getName())
          .log(System.Logger.Level.INFO, "from the stop to the done object: at most " + slowest);
      assertThat(slowest).isLessThan(Duration.ofSeconds(5));
      assertThat(all).hasSize(RUNS * ORDERS).allMatch(o -> o.status().settled());
      for (int q = 0; q < QUEUES; q++) {
        assertLine(engine, all, "queue-" + q);
      }
      assertThat(engine.clients.dynamodb().scan(b -> b.tableName("locks")).items())
          // The table has the index of runs, too.
          .filteredOn(item -> !Objects.requireNonNull(item.get("pk")).s().startsWith("runs:"))
          .allSatisfy(item -> {
            assertThat(item).doesNotContainKeys("run_id", "task_token");
            // What remains are queues without a holder, and the leases of state machines.
            assertThat(Objects.requireNonNull(item.get("pk")).s()).matches("queue:.*|machines");
          });
    }
  }

  private static ObjectNode job(Random random) {
    ObjectNode job = TestJobs.empty();
    for (int i = 0; i < ORDERS; i++) {
      TestJobs.order(job, "o" + i).put("queue_id", "queue-" + random.nextInt(QUEUES));
    }
    return job;
  }

  /** Cancels the run or stops its execution, and waits for the done object. */
  private static Duration end(EngineOnLocalStack engine, String run, Random random)
      throws InterruptedException {
    long begin = System.nanoTime();
    if (random.nextBoolean()) {
      engine.http("POST", "/runs/" + run + "/cancel");
    } else {
      String execution =
          Objects.requireNonNull(
              engine.stores.runs().find(run).orElseThrow().progress().executionArn());
      engine.clients.stepFunctions().stopExecution(b -> b.executionArn(execution));
    }
    engine.done(run);
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  /**
   * Asserts that the orders of a queue ran one after the other, in the sequence in which they
   * waited.
   */
  private static void assertLine(EngineOnLocalStack engine, List<OrderItem> all, String queue) {
    List<OrderItem> held =
        all.stream()
            .filter(o -> queue.equals(o.order().queueId()) && o.progress().dispatchedAt() != null)
            .sorted(Comparator.comparing(o -> time(o.progress().dispatchedAt())))
            .toList();
    for (int i = 1; i < held.size(); i++) {
      OrderItem before = held.get(i - 1);
      if (before.status() == OrderStatus.SUCCEEDED) {
        // The report has the time of the order's end; the queue is released after that.
        Instant freed = time(before.progress().endedAt());
        OrderItem next = held.get(i);
        assertThat(time(next.progress().dispatchedAt())).isAfterOrEqualTo(freed);
        for (OrderItem later : held.subList(i + 1, held.size())) {
          boolean overtaken =
              time(later.progress().readyAt()).isBefore(time(next.progress().readyAt()))
                  && linedUpBefore(engine, later, freed);
          assertThat(overtaken).as(next + " overtook " + later).isFalse();
        }
      }
    }
  }

  /**
   * Returns whether the order waited before this moment. An order that is ready first may enter the
   * queue after another one.
   */
  private static boolean linedUpBefore(EngineOnLocalStack engine, OrderItem order, Instant moment) {
    String trace = engine.stores.runs().find(order.runId()).orElseThrow().ids().traceId();
    return engine.stores.events().page(trace, order.name(), null, 100).stream()
        .filter(e -> e.eventType().equals(EventType.WAITING))
        .anyMatch(e -> Epoch.parse(e.epoch()).isBefore(moment));
  }

  private static Instant time(@Nullable Instant instant) {
    return Objects.requireNonNull(instant);
  }
}
