package dev.exesys.engine.steps;

import dev.exesys.core.contract.ApprovalRequest;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.ApprovalProgress;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.notify.RunNotifier;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Handles the approve state, in which an order waits for the decision of a person. An order that is
 * not to run does not ask for approval.
 */
final class ApproveStep {
  private final OrderStore orderStore;
  private final EventLog eventLog;
  private final OrderFinder finder;
  private final RefusedOrders refused;
  private final TaskTokens tokens;
  private final RunNotifier notifier;
  private final InstantSource clock;

  ApproveStep(
      OrderStore orderStore,
      EventLog eventLog,
      OrderFinder finder,
      RefusedOrders refused,
      TaskTokens tokens,
      RunNotifier notifier,
      InstantSource clock) {
    this.orderStore = orderStore;
    this.eventLog = eventLog;
    this.finder = finder;
    this.refused = refused;
    this.tokens = tokens;
    this.notifier = notifier;
    this.clock = clock;
  }

  void handle(StepRequest request) {
    RunItem run = finder.run(request);
    OrderItem order = finder.order(run, request);
    String token = request.taskToken();
    if (refused.end(run, order, token)) {
      return;
    }
    Optional<OrderItem> waiting = orderStore.awaitApproval(order.key(), token, clock.instant());
    if (waiting.isEmpty()) {
      endDecided(run, finder.order(run, request), token);
      return;
    }
    writeEvent(run, waiting.get());
    notifier.approvalNeeded(run, waiting.get());
    if (run.job().failFast()) {
      // The job may have failed fast before the order was written as waiting.
      refused.release(finder.run(request), order, token);
    }
  }

  /** The decision was recorded before this call of the state, possibly for an earlier token. */
  private void endDecided(RunItem run, OrderItem order, String token) {
    if (order.status().settled()) {
      refused.complete(run, order, token);
    } else {
      tokens.succeed(token, Json.object());
    }
  }

  private void writeEvent(RunItem run, OrderItem order) {
    ApprovalProgress approval = Objects.requireNonNull(order.progress().approval());
    ObjectNode data = Json.object().put("order_num", order.orderNum());
    ApprovalRequest asked = order.order().approval();
    if (asked != null) {
      data.put("expires_at", approval.requestedAt().plusSeconds(asked.timeoutSeconds()).toString());
      if (asked.message() != null) {
        data.put("message", asked.message());
      }
    }
    eventLog.appendOnce(
        EventSubject.order(run.ids(), order),
        approval.requestedAt(),
        EventType.WAITING_FOR_APPROVAL,
        "info",
        data);
  }
}
