package dev.exesys.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.OrderItem;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs that share queues, of which some are cancelled, some stopped in the console, and some time
 * out.
 */
class StoppedJobsTest {

  private static final int ROUNDS = 100;
  private static final int RUNS = 4;

  @Test
  void whateverStopsARunItHasOneEndAndHoldsNothing() {
    stopAtRandom(sim -> {});
  }

  @Test
  void aSweepEndsRunsWhoseEventsAreLost() {
    stopAtRandom(sim -> sim.machines.loseEvents());
  }

  @Test
  void whatWasStoppedRunsAgain() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      SimEngine sim = new SimEngine(random);
      begin(sim, random);
      runWithReconciler(sim);
      String runId = sim.done.list("").getFirst().replace("/done", "");
      String as = "seed " + seed;
      String execution =
          Objects.requireNonNull(sim.runs.find(runId).orElseThrow().progress().executionArn());
      if (sim.machines.status(execution).orElseThrow() == ExecutionStatus.SUCCEEDED) {
        continue;
      }
      boolean redrive = random.nextInt(3) > 0;
      if (redrive) {
        sim.machines.redrive(execution);
      } else {
        assertThat(sim.http("POST", "/runs/" + runId + "/rerun", "").path("status").asString())
            .as(as)
            .isEqualTo("ok");
      }
      runWithReconciler(sim);
      String rerun = sim.runs.find(runId).orElseThrow().links().latestRerun();
      assertThat(rerun).as(as).isNotNull();
      assertEnd(sim, Objects.requireNonNull(rerun), as);
      assertThat(sim.done.list("")).as(as).hasSize(2);
      assertThat(sim.open.all()).as(as).isEmpty();
      assertThat(sim.queues.idle()).as(as).isTrue();
      boolean succeeded =
          sim.runs.find(rerun).orElseThrow().progress().status() == JobStatus.SUCCEEDED;
      if (redrive && succeeded) {
        assertThat(sim.machines.status(execution)).as(as).contains(ExecutionStatus.SUCCEEDED);
      } else {
        assertThat(sim.machines.status(execution).orElseThrow())
            .as(as)
            .isNotIn(ExecutionStatus.SUCCEEDED, ExecutionStatus.RUNNING);
      }
    }
  }

  @Test
  void aSubmitThatDiedIsEndedOnceItCannotBeUnderWay() {
    SimEngine sim = new SimEngine(new Random(1));
    sim.machines.dieAtStart();
    ObjectNode job = RandomJob.of(new Random(1), true, true);
    assertThatThrownBy(() -> sim.submit(job)).isInstanceOf(StackOverflowError.class);
    String runId = sim.open.all().getFirst().runId();
    sim.time.after(Duration.ofMinutes(14), sim::sweep);
    sim.time.after(Duration.ofMinutes(14), () -> assertThat(sim.done.list("")).isEmpty());
    sim.time.after(Duration.ofMinutes(16), sim::sweep);
    sim.time.runToEnd();
    assertEnd(sim, runId, "a dead submit");
    assertThat(sim.open.all()).isEmpty();
  }

  private static void stopAtRandom(Consumer<SimEngine> setUp) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      SimEngine sim = new SimEngine(random);
      setUp.accept(sim);
      for (int i = 0; i < RUNS; i++) {
        begin(sim, random);
      }
      runWithReconciler(sim);
      String as = "seed " + seed;
      assertThat(sim.queues.idle()).as(as).isTrue();
      assertThat(sim.open.all()).as(as).isEmpty();
      assertThat(sim.done.list("")).as(as).hasSize(RUNS);
      sim.done.list("").forEach(key -> assertEnd(sim, key.substring(0, key.indexOf('/')), as));
    }
  }

  private static void runWithReconciler(SimEngine sim) {
    // Longer than these jobs and their waiting times.
    for (int minute = 1; minute < 200; minute++) {
      sim.time.after(Duration.ofMinutes(minute), sim::sweep);
    }
    sim.time.runToEnd();
  }

  private static void begin(SimEngine sim, Random random) {
    ObjectNode job = RandomJob.of(random, random.nextBoolean(), true);
    if (random.nextInt(4) == 0) {
      job.put("job_timeout", 1 + random.nextInt(100));
    }
    String runId = sim.submit(job).path("run_id").asString();
    Duration later = Duration.ofMillis(random.nextInt(200_000));
    switch (random.nextInt(4)) {
      case 0 -> sim.time.after(later, () -> sim.http("POST", "/runs/" + runId + "/cancel", ""));
      case 1 -> {
        String execution = sim.runs.find(runId).orElseThrow().progress().executionArn();
        assertThat(execution).isNotNull();
        sim.time.after(later, () -> sim.machines.stop(execution, "", ""));
      }
      default -> {
        // The run is not stopped.
      }
    }
  }

  private static void assertEnd(SimEngine sim, String runId, String as) {
    JsonNode done =
        Json.parse(new String(sim.done.get(runId + "/done").orElseThrow(), StandardCharsets.UTF_8));
    List<OrderItem> orders = sim.orders.of(runId);
    JsonNode summary = done.path("summary");
    for (OrderStatus status :
        List.of(OrderStatus.SUCCEEDED, OrderStatus.FAILED, OrderStatus.TIMED_OUT)) {
      assertThat(orders.stream().filter(o -> o.status() == status).count())
          .as(as)
          .isEqualTo(summary.path(status.wire()).asLong());
    }
    String trace = sim.runs.find(runId).orElseThrow().ids().traceId();
    for (OrderItem order : orders) {
      assertThat(order.status().settled()).as(as).isTrue();
      List<String> types =
          sim.events.page(trace, order.name(), null, 100).stream()
              .map(EventItem::eventType)
              .toList();
      assertThat(types.getFirst()).as(as).isEqualTo(EventType.QUEUED);
      assertThat(types.stream().filter(t -> t.equals(order.progress().eventType())))
          .as(as + types)
          .hasSize(1);
      assertThat(sim.workers.started().getOrDefault(order.key().pk(), 0))
          .as(as)
          .isLessThanOrEqualTo(order.progress().attempt());
    }
    assertThat(sim.events.page(trace, EventType.JOB, null, 100).stream().map(EventItem::eventType))
        .as(as)
        .containsExactly(EventType.JOB_STARTED, EventType.JOB_COMPLETED);
  }
}
