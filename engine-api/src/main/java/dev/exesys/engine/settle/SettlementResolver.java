package dev.exesys.engine.settle;

import dev.exesys.core.contract.ErrorNames;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.Settlement;
import dev.exesys.core.store.WorkerReport;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Reads from what happened how an order is to be settled. What the worker reported counts most. */
public final class SettlementResolver {

  private static final String HEARTBEAT = "States.HeartbeatTimeout";
  private static final Set<String> NOT_RUN = Set.of(EventType.BLOCKED, EventType.SKIPPED);

  private SettlementResolver() {}

  /** The status of an order that is settled or reported. */
  public static OrderStatus known(OrderItem order) {
    WorkerReport report = order.progress().reported();
    return order.status().settled() || report == null ? order.status() : report.status();
  }

  /**
   * The settlement.
   *
   * @param outcome what stands at {@code $.outcome}: the run state's result, or the error it was
   *     caught with
   */
  public static Settlement settlement(OrderItem order, JsonNode outcome, Instant now) {
    WorkerReport report = order.progress().reported();
    if (report != null) {
      return of(report, now);
    }
    if (outcome.has("Error")) {
      return ofError(
          order, outcome.path("Error").asString(""), outcome.path("Cause").asString(""), now);
    }
    return ofResult(outcome, now);
  }

  /** Whether the outcome of a run state says that its worker is gone, or silent for too long. */
  public static boolean isWorkerGone(JsonNode outcome) {
    return Set.of(HEARTBEAT, ErrorNames.WORKER_ENDED).contains(outcome.path("Error").asString(""));
  }

  /** The settlement that a worker's report asks for. */
  public static Settlement of(WorkerReport report, Instant now) {
    return new Settlement(
        report.status(),
        report.status().wire(),
        now,
        report.exitCode(),
        report.log(),
        report.reason());
  }

  private static Settlement ofError(OrderItem order, String error, String cause, Instant now) {
    OrderStatus status =
        error.equals(ErrorNames.ORDER_TIMED_OUT) ? OrderStatus.TIMED_OUT : OrderStatus.FAILED;
    String reason =
        switch (error) {
          case HEARTBEAT, "States.Timeout" ->
              order.progress().workerId() == null
                  ? "no worker took the order: none claimed it in time"
                  : "the worker died without a word: no heartbeat came in time";
          case ErrorNames.ORDER_FAILED,
              ErrorNames.ORDER_TIMED_OUT,
              ErrorNames.DISPATCH_FAILED,
              ErrorNames.WORKER_ENDED ->
              SingleLineMessage.of(cause);
          default -> SingleLineMessage.of(error + ": " + cause);
        };
    return new Settlement(status, status.wire(), now, null, null, reason);
  }

  private static Settlement ofResult(JsonNode result, Instant now) {
    String wire = result.path("status").asString("");
    boolean known = Set.of("succeeded", "failed", "timed_out").contains(wire);
    OrderStatus status = known ? OrderStatus.fromWire(wire) : OrderStatus.FAILED;
    String type = result.path("event_type").asString("");
    String reason = result.path("reason").asString("");
    return new Settlement(
        status,
        NOT_RUN.contains(type) ? type : status.wire(),
        now,
        result.path("exit_code").isInt()
            ? Integer.valueOf(result.path("exit_code").intValue())
            : null,
        null,
        reason.isEmpty()
            ? (known ? null : "the run state ended without a status")
            : SingleLineMessage.of(reason));
  }
}
