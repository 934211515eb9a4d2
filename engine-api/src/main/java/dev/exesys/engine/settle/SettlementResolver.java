package dev.exesys.engine.settle;

import dev.exesys.core.contract.EngineErrorNames;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.FailureCause;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.ApprovalProgress;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.Settlement;
import dev.exesys.core.store.WorkerReport;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Determines how an order is settled. A worker's report takes precedence over the outcome of the
 * run state.
 */
public final class SettlementResolver {

  private static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
  private static final String TIMEOUT = "States.Timeout";
  private static final Set<String> UNSTARTED_EVENTS = Set.of(EventType.BLOCKED, EventType.SKIPPED);

  private SettlementResolver() {}

  /**
   * Returns the reported status of an order that is not settled, and the order's status otherwise.
   */
  public static OrderStatus known(OrderItem order) {
    WorkerReport report = order.progress().reported();
    return order.status().settled() || report == null ? order.status() : report.status();
  }

  /**
   * Returns the settlement of an order.
   *
   * @param outcome the value of {@code $.outcome}: the run state's result, or the error that was
   *     caught
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

  /**
   * Returns whether the outcome of a run state is that its worker terminated or its heartbeat timed
   * out.
   */
  public static boolean isWorkerLost(JsonNode outcome) {
    return isWorkerLost(outcome.path("Error").asString(""));
  }

  private static boolean isWorkerLost(String error) {
    return Set.of(HEARTBEAT_TIMEOUT, TIMEOUT, EngineErrorNames.WORKER_ENDED).contains(error);
  }

  /** Returns the settlement for a worker's report. */
  public static Settlement of(WorkerReport report, Instant now) {
    return new Settlement(
        report.status(),
        report.status().wire(),
        now,
        report.exitCode(),
        report.log(),
        report.reason(),
        report.failure().orElse(null),
        null);
  }

  private static Settlement ofError(OrderItem order, String error, String cause, Instant now) {
    if (error.equals(TIMEOUT) && isUnapproved(order)) {
      return rejected("the approval expired: no decision was made in time", now);
    }
    boolean lost = isWorkerLost(error);
    OrderStatus status =
        error.equals(EngineErrorNames.ORDER_TIMED_OUT) ? OrderStatus.TIMED_OUT : OrderStatus.FAILED;
    String reason =
        switch (error) {
          case HEARTBEAT_TIMEOUT, TIMEOUT ->
              order.progress().workerId() == null
                  ? "no worker claimed the order before the heartbeat timeout"
                  : "worker lost: heartbeat timed out";
          case EngineErrorNames.ORDER_FAILED,
              EngineErrorNames.ORDER_TIMED_OUT,
              EngineErrorNames.DISPATCH_FAILED,
              EngineErrorNames.WORKER_ENDED ->
              SingleLineMessage.of(cause);
          default -> SingleLineMessage.of(error + ": " + cause);
        };
    FailureCause failure =
        lost
            ? FailureCause.WORKER_LOST
            : status == OrderStatus.TIMED_OUT ? FailureCause.TIMED_OUT : FailureCause.FAILED;
    return new Settlement(status, status.wire(), now, null, null, reason, failure, null);
  }

  /** The approval may expire before the function that records the wait was called. */
  private static boolean isUnapproved(OrderItem order) {
    ApprovalProgress approval = order.progress().approval();
    return order.order().approval() != null
        && order.progress().dispatchedAt() == null
        && (approval == null || !approval.approved());
  }

  /** Returns the settlement of an order that is not approved. */
  public static Settlement rejected(String reason, Instant now) {
    return new Settlement(
        OrderStatus.FAILED, EventType.REJECTED, now, null, null, SingleLineMessage.of(reason));
  }

  private static Settlement ofResult(JsonNode result, Instant now) {
    String wire = result.path("status").asString("");
    boolean known = Set.of("succeeded", "failed", "timed_out").contains(wire);
    OrderStatus status = known ? OrderStatus.fromWire(wire) : OrderStatus.FAILED;
    String type = result.path("event_type").asString("");
    String reason = result.path("reason").asString("");
    return new Settlement(
        status,
        UNSTARTED_EVENTS.contains(type) ? type : status.wire(),
        now,
        result.path("exit_code").isInt()
            ? Integer.valueOf(result.path("exit_code").intValue())
            : null,
        null,
        reason.isEmpty()
            ? (known ? null : "internal error: the run state's result has no status")
            : SingleLineMessage.of(reason));
  }
}
