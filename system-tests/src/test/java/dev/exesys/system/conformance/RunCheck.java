package dev.exesys.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.cli.aws.DoneObjects;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventItem;
import dev.exesys.system.e2e.StackUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Checks a finished run against the expectation of a case, and the properties of every run. */
final class RunCheck {
  private static final Set<String> TERMINAL =
      Set.of("succeeded", "failed", "timed_out", "blocked", "rejected", "skipped", "carried_over");

  private final StackUnderTest stack;
  private final JsonNode accepted;
  private final JsonNode view;
  private final JsonNode done;
  private final EventsCheck events;

  RunCheck(StackUnderTest stack, JsonNode accepted, JsonNode view) {
    this.stack = stack;
    this.accepted = accepted;
    this.view = view;
    this.done = new DoneObjects(stack.connection()).await(accepted.path("done_endpt").asString());
    this.events = new EventsCheck(stack.events(accepted.path("trace_id").asString()));
  }

  void check(JsonNode expected) {
    assertThat(done.path("status").asString()).as(describe()).isEqualTo(text(expected, "status"));
    assertThat(summary()).as(describe()).isEqualTo(expected.path("summary").toString());
    Map<String, String> wanted = new TreeMap<>();
    expected
        .path("orders")
        .properties()
        .forEach(o -> wanted.put(o.getKey(), o.getValue().asString()));
    assertThat(orders()).as(describe()).isEqualTo(wanted);
    for (Map.Entry<String, JsonNode> member : expected.path("view").properties()) {
      JsonNode actual = view.at(member.getKey());
      assertThat(actual.isMissingNode() ? Json.mapper().nullNode() : actual)
          .as(member.getKey() + " of " + view)
          .isEqualTo(member.getValue());
    }
    checkInvariants();
    events.check(expected);
  }

  private void checkInvariants() {
    assertThat(done.propertyNames()).containsExactly("status", "summary");
    assertThat(done.path("summary").propertyNames())
        .containsExactly("succeeded", "failed", "timed_out");
    assertThat(view.path("status")).isEqualTo(done.path("status"));
    assertThat(view.path("summary")).isEqualTo(done.path("summary"));
    assertThat(view.path("order_count").asInt()).isEqualTo(view.path("orders").size());
    for (String same : List.of("run_id", "trace_id", "flow_id", "done_endpt")) {
      assertThat(view.path(same)).as(same).isEqualTo(accepted.path(same));
    }
    List<EventItem> all = events.all();
    assertThat(all.getFirst().eventType()).isEqualTo("job_started");
    assertThat(all.getLast().eventType()).isEqualTo("job_completed");
    assertThat(all).allMatch(e -> e.runId().equals(accepted.path("run_id").asString()));
    assertThat(all).allMatch(e -> e.flowId().equals(accepted.path("flow_id").asString()));
    for (JsonNode order : view.path("orders")) {
      String name = order.path("order_name").asString();
      assertThat(stack.stores().events().page(all.getFirst().traceId(), name, null, 500))
          .as("begins_with of " + name)
          .containsExactlyElementsOf(events.of(name));
    }
  }

  /** Checks the status and the single terminal event of each order. */
  private Map<String, String> orders() {
    Map<String, String> orders = new TreeMap<>();
    for (JsonNode order : view.path("orders")) {
      String name = order.path("order_name").asString();
      List<String> ends = events.types(name).stream().filter(TERMINAL::contains).toList();
      orders.put(name, order.path("status").asString() + " " + String.join("+", ends));
    }
    return orders;
  }

  private String summary() {
    JsonNode s = done.path("summary");
    return Json.mapper()
        .createArrayNode()
        .add(s.path("succeeded"))
        .add(s.path("failed"))
        .add(s.path("timed_out"))
        .toString();
  }

  private String describe() {
    return done + "\n" + view.toPrettyString() + "\n" + events.all();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString();
  }
}
