package dev.exesys.cli.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Describes a run in progress: counts, running orders with their times, and what others wait for.
 */
final class LiveStatus {
  private LiveStatus() {}

  /**
   * Returns at most {@code maxLines} lines.
   *
   * @param orders all known orders
   */
  static List<String> lines(
      Collection<JsonNode> orders, Duration elapsed, Instant now, int maxLines) {
    List<String> lines = new ArrayList<>();
    lines.add(counts(orders, elapsed));
    List<JsonNode> active =
        orders.stream()
            .filter(o -> Set.of(OrderKind.RUNNING, OrderKind.DISPATCHED).contains(OrderKind.of(o)))
            .toList();
    List<JsonNode> waiting = orders.stream().filter(o -> OrderKind.of(o).isWaiting()).toList();
    List<JsonNode> queued =
        orders.stream().filter(o -> OrderKind.of(o) == OrderKind.QUEUED).toList();
    Set<String> settled =
        orders.stream()
            .filter(o -> OrderKind.of(o).isSettled())
            .map(o -> o.path("order_name").asString())
            .collect(Collectors.toSet());
    List<String> details = new ArrayList<>();
    active.forEach(order -> details.add(activeLine(order, now)));
    waiting.forEach(order -> details.add(waitingLine(order, settled)));
    queued.forEach(order -> details.add(waitingLine(order, settled)));
    int room = maxLines - 1;
    if (details.size() <= room) {
      lines.addAll(details);
    } else if (room > 0) {
      lines.addAll(details.subList(0, room - 1));
      lines.add("  … and " + (details.size() - room + 1) + " more");
    }
    return lines;
  }

  private static String counts(Collection<JsonNode> orders, Duration elapsed) {
    Map<OrderKind, Integer> counts = new EnumMap<>(OrderKind.class);
    orders.forEach(order -> counts.merge(OrderKind.of(order), 1, Integer::sum));
    long settled = orders.stream().filter(order -> OrderKind.of(order).isSettled()).count();
    StringBuilder line =
        new StringBuilder(Durations.text(elapsed) + "  " + settled + "/" + orders.size());
    counts.forEach(
        (kind, count) -> line.append(" · ").append(count).append(' ').append(kind.word()));
    return line.toString();
  }

  private static String activeLine(JsonNode order, Instant now) {
    OrderKind kind = OrderKind.of(order);
    return "  "
        + kind.mark()
        + " "
        + order.path("order_name").asString()
        + Durations.instant(order, kind == OrderKind.RUNNING ? "started_at" : "dispatched_at")
            .map(from -> "  " + Durations.text(Duration.between(from, now)))
            .orElse("")
        + (kind == OrderKind.RUNNING ? "" : "  starting");
  }

  private static String waitingLine(JsonNode order, Set<String> settled) {
    String reason = WaitReason.of(order, settled);
    OrderKind kind = OrderKind.of(order);
    return "  "
        + (kind.isWaiting() ? kind : OrderKind.WAITING).mark()
        + " "
        + order.path("order_name").asString()
        + (reason.isEmpty() ? "" : "  waits for " + reason);
  }
}
