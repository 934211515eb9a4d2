package dev.exesys.engine.codehost;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.store.OrderItem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Counts the orders of a run in words. */
final class RunCounts {
  private static final List<String> WORDS =
      List.of(
          "succeeded",
          "carried over",
          "skipped",
          "failed",
          "timed out",
          "blocked",
          "rejected",
          "running",
          "waiting for approval",
          "waiting",
          "queued");
  private static final Set<String> TERMINAL_WORDS =
      Set.of(EventType.BLOCKED, EventType.REJECTED, EventType.SKIPPED, "carried_over");

  private RunCounts() {}

  /** Returns a line like {@code 3 succeeded · 1 failed · 1 blocked, of 5 orders}. */
  static String of(List<OrderItem> orders) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    WORDS.forEach(word -> counts.put(word, 0));
    orders.forEach(order -> counts.merge(word(order), 1, Integer::sum));
    return counts.entrySet().stream()
            .filter(count -> count.getValue() > 0)
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(" · "))
        + ", of "
        + orders.size()
        + (orders.size() == 1 ? " order" : " orders");
  }

  private static String word(OrderItem order) {
    String type = Objects.requireNonNullElse(order.progress().eventType(), "");
    String word = TERMINAL_WORDS.contains(type) ? type : order.status().wire();
    return switch (word) {
      case "dispatched" -> "running";
      default -> word.replace('_', ' ');
    };
  }
}
