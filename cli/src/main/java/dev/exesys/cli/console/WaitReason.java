package dev.exesys.cli.console;

import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Describes what an order that has not started waits for. */
final class WaitReason {
  private static final int MAX_NAMES = 3;
  private static final int SHORT_ID = 8;

  private WaitReason() {}

  /**
   * Returns the description; empty if the order waits for nothing that is known.
   *
   * @param order as {@code GET /runs/{run_id}} returns it
   * @param settled the names of the orders that have settled
   */
  static String of(JsonNode order, Set<String> settled) {
    return switch (OrderKind.of(order)) {
      case WAITING -> queue(order);
      case WAITING_FOR_APPROVAL -> approval(order);
      case QUEUED -> dependencies(order, settled);
      default -> "";
    };
  }

  private static String queue(JsonNode order) {
    JsonNode holder = order.path("queue_holder");
    String run = holder.path("run_id").asString("");
    return "queue "
        + order.path("queue_id").asString("")
        + (holder.isObject()
            ? ", held by "
                + holder.path("order_name").asString("")
                + " of run "
                + run.substring(0, Math.min(SHORT_ID, run.length()))
            : "");
  }

  private static String approval(JsonNode order) {
    String message = order.path("approval").path("message").asString("");
    return "approval" + (message.isEmpty() ? "" : ": " + message);
  }

  private static String dependencies(JsonNode order, Set<String> settled) {
    List<String> open =
        order
            .path("dependencies")
            .valueStream()
            .map(JsonNode::asString)
            .filter(name -> !settled.contains(name))
            .toList();
    return open.size() <= MAX_NAMES
        ? String.join(", ", open)
        : String.join(", ", open.subList(0, MAX_NAMES))
            + " and "
            + (open.size() - MAX_NAMES)
            + " more";
  }
}
