package dev.exesys.engine.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.OrderItem;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares two thousand random jobs, compiled and run in virtual time, with a reference execution;
 * a hundred thousand with {@code -Dexesys.load=full}.
 */
class RandomJobsTest {

  private static final int JOBS =
      "full".equals(System.getProperty("exesys.load")) ? 100_000 : 2_000;

  @Test
  void everyJobEndsAsTheReferenceSays() {
    for (int seed = 0; seed < JOBS; seed++) {
      Random random = new Random(seed);
      boolean failFast = random.nextInt(3) == 0;
      ObjectNode job = RandomJob.of(random, failFast, random.nextBoolean());
      SimEngine sim = new SimEngine(random);
      Instant begin = sim.time.instant();
      JsonNode accepted = sim.submit(job);
      assertThat(accepted.path("status").asString()).as(accepted.toString()).isEqualTo("ok");
      sim.time.runToEnd();
      compare(sim, job, accepted, begin, "seed " + seed + ": " + job);
    }
  }

  /** Compares a finished run with the reference. */
  static void compare(SimEngine sim, JsonNode job, JsonNode accepted, Instant begin, String as) {
    String runId = accepted.path("run_id").asString();
    List<OrderItem> orders = sim.orders.of(runId);
    Map<String, ReferenceExecution.Fate> fates =
        ReferenceExecution.of(job, name -> started(orders, name));
    for (OrderItem order : orders) {
      ReferenceExecution.Fate fate = fates.get(order.name());
      assertThat(fate).isNotNull();
      assertThat(order.status().wire() + " " + order.progress().eventType())
          .as(order.name() + " of " + as)
          .isEqualTo(fate.status() + " " + fate.eventType());
      assertThat(sim.workers.started().getOrDefault(order.key().pk(), 0))
          .as(as)
          .isEqualTo(fate.attempts());
      if (fate.ran()) {
        // There are no barriers: an order starts at the time when its last dependency is settled
        // and it holds its queue.
        Instant started = order.progress().startedAt();
        assertThat(Duration.between(begin, started).toMillis())
            .as(order.name() + " of " + as)
            .isEqualTo(fate.startMillis());
      }
      assertLife(
          sim.events.page(accepted.path("trace_id").asString(), order.name(), null, 100), fate, as);
    }
    assertThat(sim.queues.idle()).as(as).isTrue();
    JsonNode done =
        Json.parse(new String(sim.done.get(runId + "/done").orElseThrow(), StandardCharsets.UTF_8));
    assertThat(done).as(as).isEqualTo(expected(job, fates));
    assertThat(
            types(sim.events.page(accepted.path("trace_id").asString(), EventType.JOB, null, 100)))
        .as(as)
        .filteredOn(type -> !type.equals(EventType.WAITING))
        .containsExactly(EventType.JOB_STARTED, EventType.JOB_COMPLETED);
  }

  /** Returns when an order started; the maximum for one that did not. */
  private static long started(List<OrderItem> orders, String name) {
    return orders.stream()
        .filter(order -> order.name().equals(name) && order.progress().startedAt() != null)
        .mapToLong(order -> Objects.requireNonNull(order.progress().startedAt()).toEpochMilli())
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private static void assertLife(List<EventItem> events, ReferenceExecution.Fate fate, String as) {
    List<String> types = types(events).stream().filter(t -> !t.equals(EventType.WAITING)).toList();
    List<String> life = new ArrayList<>(List.of(EventType.QUEUED));
    if (fate.asked()) {
      life.add(EventType.WAITING_FOR_APPROVAL);
    }
    if (fate.approved()) {
      life.add(EventType.APPROVED);
    }
    for (int attempt = 1; attempt <= fate.attempts(); attempt++) {
      life.add(EventType.DISPATCHED);
      life.add(attempt < fate.attempts() ? EventType.RETRYING : fate.eventType());
    }
    if (!fate.ran()) {
      life.add(fate.eventType());
    }
    assertThat(types).as(as).isEqualTo(life);
  }

  private static List<String> types(List<EventItem> events) {
    return events.stream().map(EventItem::eventType).toList();
  }

  private static JsonNode expected(JsonNode job, Map<String, ReferenceExecution.Fate> fates) {
    String status = "succeeded";
    ObjectNode summary = Json.object().put("succeeded", 0).put("failed", 0).put("timed_out", 0);
    for (JsonNode order : job.path("orders")) {
      ReferenceExecution.Fate fate = fates.get(order.path("order_name").asString());
      assertThat(fate).isNotNull();
      summary.put(fate.status(), summary.path(fate.status()).asInt() + 1);
      if (order.path("must_succeed").asBoolean() && !fate.status().equals("succeeded")) {
        status = status.equals("timed_out") ? status : fate.status();
      }
    }
    return Json.object().put("status", status).set("summary", summary);
  }
}
