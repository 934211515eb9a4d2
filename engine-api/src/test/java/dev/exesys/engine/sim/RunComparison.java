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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares a finished run with the reference.
 *
 * @param as describes the run in messages
 */
record RunComparison(SimEngine sim, JsonNode job, String runId, Instant begin, String as) {

  /** Asserts that the run is as the reference says. */
  void compare(Map<String, ReferenceExecution.Fate> fates) {
    String traceId = sim.runs.find(runId).orElseThrow().ids().traceId();
    for (OrderItem order : sim.orders.of(runId)) {
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
      assertLife(sim.events.page(traceId, order.name(), null, 100), fate);
    }
    assertThat(sim.queues.idle()).as(as).isTrue();
    JsonNode done =
        Json.parse(new String(sim.done.get(runId + "/done").orElseThrow(), StandardCharsets.UTF_8));
    assertThat(done).as(as).isEqualTo(expected(fates));
    assertThat(types(sim.events.page(traceId, EventType.JOB, null, 100)))
        .as(as)
        .filteredOn(type -> !type.equals(EventType.WAITING))
        .containsExactly(EventType.JOB_STARTED, EventType.JOB_COMPLETED);
  }

  /** Returns when an order started; the maximum for one that did not. */
  long started(String name) {
    return sim.orders.of(runId).stream()
        .filter(order -> order.name().equals(name) && order.progress().startedAt() != null)
        .mapToLong(order -> Objects.requireNonNull(order.progress().startedAt()).toEpochMilli())
        .findFirst()
        .orElse(Long.MAX_VALUE);
  }

  private void assertLife(List<EventItem> events, ReferenceExecution.Fate fate) {
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

  private JsonNode expected(Map<String, ReferenceExecution.Fate> fates) {
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
