package dev.exesys.cli.console;

import tools.jackson.databind.JsonNode;

/**
 * Classifies orders for display. The status of an order that was blocked, tolerated, skipped or
 * cancelled is that of an order that failed or succeeded by itself; its kind is not.
 */
public enum OrderKind {
  FAILED("failed", "✗", 31),
  TIMED_OUT("timed out", "✗", 31),
  REJECTED("rejected", "✗", 31),
  BLOCKED("blocked", "⊘", 33),
  TOLERATED("tolerated", "!", 35),
  SKIPPED("skipped", "-", 90),
  CANCELLED("cancelled", "■", 33),
  SUCCEEDED("succeeded", "✓", 32),
  CARRIED_OVER("carried over", "✓", 32),
  RUNNING("running", "▶", 36),
  DISPATCHED("starting", "▷", 36),
  WAITING("waiting", "◌", 90),
  WAITING_FOR_APPROVAL("waiting for approval", "?", 35),
  QUEUED("queued", "·", 90);

  private final String word;
  private final String mark;
  private final int colour;

  OrderKind(String word, String mark, int colour) {
    this.word = word;
    this.mark = mark;
    this.colour = colour;
  }

  /** Returns the kind of an order as {@code GET /runs/{run_id}} returns it. */
  public static OrderKind of(JsonNode order) {
    return switch (order.path("status").asString("")) {
      case "succeeded" ->
          switch (order.path("event_type").asString("")) {
            case "skipped" -> SKIPPED;
            case "carried_over" -> CARRIED_OVER;
            default -> SUCCEEDED;
          };
      case "failed" -> failure(order);
      case "timed_out" -> tolerated(order) ? TOLERATED : TIMED_OUT;
      case "running" -> RUNNING;
      case "dispatched" -> DISPATCHED;
      case "waiting" -> WAITING;
      case "waiting_for_approval" -> WAITING_FOR_APPROVAL;
      default -> QUEUED;
    };
  }

  private static OrderKind failure(JsonNode order) {
    String type = order.path("event_type").asString("");
    String reason = order.path("reason").asString("");
    if (type.equals("blocked")) {
      return BLOCKED;
    }
    if (type.equals("rejected")) {
      return REJECTED;
    }
    if (reason.equals("the run was cancelled") || reason.startsWith("the execution was stopped")) {
      return CANCELLED;
    }
    return tolerated(order) ? TOLERATED : FAILED;
  }

  private static boolean tolerated(JsonNode order) {
    return !order.path("must_succeed").asBoolean(true);
  }

  /** Returns the word for this kind in messages. */
  public String word() {
    return word;
  }

  /** Returns a character that shows the kind without colour. */
  public String mark() {
    return mark;
  }

  /** Returns whether the order failed by itself and the failure counts. */
  public boolean isFailure() {
    return this == FAILED || this == TIMED_OUT || this == REJECTED;
  }

  /** Returns whether the order waits for another order or for a person. */
  public boolean isWaiting() {
    return this == WAITING || this == WAITING_FOR_APPROVAL;
  }

  /** Returns whether the order has settled. */
  public boolean isSettled() {
    return compareTo(CARRIED_OVER) <= 0;
  }

  /** Returns a text in the colour of this kind, if {@code colours} is true. */
  public String paint(String text, boolean colours) {
    return colours ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }
}
