package dev.exesys.cli.console;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;

/**
 * Summarizes a run: the orders that failed by themselves with their reasons, then what was blocked,
 * tolerated, skipped and cancelled, then the counts.
 *
 * @param run as {@code GET /runs/{run_id}} returns it, with all orders
 */
public record RunSummary(JsonNode run) {
  private static final int MAX_NAMES = 12;
  private static final int MAX_FAILURES = 20;

  /** The number of lines of a log that are shown with a failure. */
  public static final int TAIL_LINES = 20;

  /**
   * Returns the lines of the summary.
   *
   * @param tails whether to show the ends of the logs of failed orders
   */
  public List<String> lines(boolean tails, boolean colours) {
    List<String> lines = new ArrayList<>();
    Map<OrderKind, List<JsonNode>> kinds = byKind();
    List<JsonNode> failures = failures();
    failures.stream()
        .limit(MAX_FAILURES)
        .forEach(order -> addFailure(order, tails, colours, lines));
    if (failures.size() > MAX_FAILURES) {
      lines.add((failures.size() - MAX_FAILURES) + " more orders failed.");
    }
    blockedByCause(kinds.getOrDefault(OrderKind.BLOCKED, List.of()))
        .forEach((cause, blocked) ->
            lines.add(
                OrderKind.BLOCKED.paint("blocked by " + cause + ": ", colours) + names(blocked)));
    for (OrderKind kind : List.of(OrderKind.TOLERATED, OrderKind.SKIPPED, OrderKind.CANCELLED)) {
      List<JsonNode> orders = kinds.getOrDefault(kind, List.of());
      if (!orders.isEmpty()) {
        lines.add(kind.paint(kind.word() + ": ", colours) + withReasons(kind, orders));
      }
    }
    String reason = run.path("reason").asString("");
    if (!reason.isEmpty()) {
      lines.add("reason: " + reason);
    }
    lines.add(counts(colours));
    return lines;
  }

  /** Returns the orders that failed by themselves. */
  public List<JsonNode> failures() {
    return run.path("orders")
        .valueStream()
        .filter(order -> OrderKind.of(order).isFailure())
        .toList();
  }

  /**
   * Returns the counts and the time, for example {@code 3 orders: 2 succeeded, 1 failed · 4.1 s}.
   */
  public String counts(boolean colours) {
    StringJoiner text = new StringJoiner(", ");
    int[] total = {0};
    byKind()
        .forEach((kind, orders) -> {
          total[0] += orders.size();
          text.add(kind.paint(orders.size() + " " + kind.word(), colours));
        });
    String time =
        Durations.between(run, "created_at", "ended_at")
            .map(t -> " · " + Durations.text(t))
            .orElse("");
    return total[0] + (total[0] == 1 ? " order: " : " orders: ") + text + time;
  }

  private Map<OrderKind, List<JsonNode>> byKind() {
    Map<OrderKind, List<JsonNode>> kinds = new EnumMap<>(OrderKind.class);
    run.path("orders")
        .forEach(order ->
            kinds.computeIfAbsent(OrderKind.of(order), kind -> new ArrayList<>()).add(order));
    return kinds;
  }

  private static void addFailure(
      JsonNode order, boolean tails, boolean colours, List<String> lines) {
    OrderKind kind = OrderKind.of(order);
    Optional<Duration> time = Durations.ofOrder(order);
    String name = order.path("order_name").asString("");
    lines.add(
        kind.paint(kind.mark() + " " + name + " " + kind.word(), colours)
            + time.map(t -> " after " + Durations.text(t)).orElse("")
            + (reasonOf(order).isEmpty() ? "" : ": " + reasonOf(order)));
    FailedLog log = FailedLog.of(order, TAIL_LINES);
    if (!log.command().isEmpty()) {
      lines.add("    $ " + log.command());
    }
    if (tails) {
      if (log.omitted() && !log.lines().isEmpty()) {
        lines.add("    …");
      }
      log.lines().forEach(line -> lines.add("    " + line));
    }
  }

  private static String reasonOf(JsonNode order) {
    return order.path("reason").asString("");
  }

  /** Groups blocked orders by the order that failed first on the way to them. */
  private Map<String, List<JsonNode>> blockedByCause(List<JsonNode> blocked) {
    Map<String, String> blockers = new LinkedHashMap<>();
    blocked.forEach(order ->
        blockers.put(order.path("order_name").asString(), order.path("blocked_by").asString("")));
    Map<String, List<JsonNode>> causes = new LinkedHashMap<>();
    for (JsonNode order : blocked) {
      String cause = order.path("blocked_by").asString("");
      for (int steps = 0; blockers.containsKey(cause) && steps < blockers.size(); steps++) {
        cause = blockers.getOrDefault(cause, cause);
      }
      causes.computeIfAbsent(cause, name -> new ArrayList<>()).add(order);
    }
    return causes;
  }

  private static String withReasons(OrderKind kind, List<JsonNode> orders) {
    if (kind != OrderKind.TOLERATED) {
      return names(orders);
    }
    StringJoiner text = new StringJoiner(", ");
    orders.stream()
        .limit(MAX_NAMES)
        .forEach(
            order -> text.add(order.path("order_name").asString() + " (" + reasonOf(order) + ")"));
    return text + more(orders);
  }

  private static String names(List<JsonNode> orders) {
    StringJoiner text = new StringJoiner(", ");
    orders.stream()
        .limit(MAX_NAMES)
        .forEach(order -> text.add(order.path("order_name").asString()));
    return text + more(orders);
  }

  private static String more(Collection<JsonNode> orders) {
    return orders.size() > MAX_NAMES ? " and " + (orders.size() - MAX_NAMES) + " more" : "";
  }
}
