package dev.exesys.system.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.core.store.EventItem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks the events of a run against the expectation of a case.
 *
 * @param all the events, by time
 */
record EventsCheck(List<EventItem> all) {
  private static final Set<String> ENDS = Set.of("succeeded", "failed", "timed_out");

  void check(JsonNode expected) {
    for (Map.Entry<String, JsonNode> order : expected.path("sequence").properties()) {
      assertThat(types(order.getKey())).containsExactlyElementsOf(texts(order.getValue()));
    }
    for (Map.Entry<String, JsonNode> order : expected.path("required").properties()) {
      assertThat(types(order.getKey())).containsSubsequence(texts(order.getValue()));
    }
    for (Map.Entry<String, JsonNode> order : expected.path("absent").properties()) {
      assertThat(types(order.getKey())).doesNotContainAnyElementsOf(texts(order.getValue()));
    }
    expected.path("events").forEach(this::checkPresent);
    for (JsonNode pair : expected.path("before")) {
      assertThat(epoch(pair.get(0).asString()))
          .as(pair.toString())
          .isLessThanOrEqualTo(epoch(pair.get(1).asString()));
    }
    checkNoOverlap(texts(expected.path("alone")));
  }

  List<EventItem> of(String order) {
    return all.stream().filter(e -> e.orderName().equals(order)).toList();
  }

  List<String> types(String order) {
    return of(order).stream().map(EventItem::eventType).toList();
  }

  private void checkPresent(JsonNode wanted) {
    EventItem event = find(wanted.path("order").asString(), wanted.path("type").asString());
    if (wanted.has("status")) {
      assertThat(event.status()).isEqualTo(wanted.path("status").asString());
    }
    for (Map.Entry<String, JsonNode> member : wanted.path("data").properties()) {
      assertThat(event.data().at(member.getKey()))
          .as(member.getKey() + " of " + event)
          .isEqualTo(member.getValue());
    }
    for (JsonNode word : wanted.path("says")) {
      assertThat(event.data().toString()).contains(word.asString());
    }
  }

  private EventItem find(String order, String type) {
    return of(order).stream()
        .filter(e -> e.eventType().equals(type))
        .findFirst()
        .orElseThrow(() -> new AssertionError(order + " has no event " + type + ": " + all));
  }

  /** Returns the time of {@code order/event}. */
  private String epoch(String place) {
    int slash = place.lastIndexOf('/');
    return find(place.substring(0, slash), place.substring(slash + 1)).epoch();
  }

  private void checkNoOverlap(List<String> orders) {
    List<List<String>> spans = new ArrayList<>();
    for (String order : orders) {
      String end =
          of(order).stream()
              .filter(e -> ENDS.contains(e.eventType()))
              .map(EventItem::epoch)
              .findFirst()
              .orElseThrow();
      spans.add(List.of(epoch(order + "/running"), end));
    }
    spans.sort(Comparator.comparing(List::getFirst));
    for (int i = 1; i < spans.size(); i++) {
      assertThat(spans.get(i).getFirst()).isGreaterThanOrEqualTo(spans.get(i - 1).getLast());
    }
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(t -> texts.add(t.asString()));
    return texts;
  }
}
