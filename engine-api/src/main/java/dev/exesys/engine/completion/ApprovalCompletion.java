package dev.exesys.engine.completion;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.ApprovalDecision;
import dev.exesys.core.store.ApprovalProgress;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.token.TaskTokens;
import java.util.Objects;
import java.util.function.BiConsumer;
import tools.jackson.databind.node.ObjectNode;

/**
 * Performs what follows a decision about an approval: the event, and the completion of the state
 * that waits. Every step can be repeated.
 */
public final class ApprovalCompletion implements BiConsumer<RunItem, OrderItem> {
  private final OrderStore orderStore;
  private final EventLog eventLog;
  private final OrderCompletion completion;
  private final TaskTokens tokens;

  /** Creates the use case. */
  public ApprovalCompletion(
      OrderStore orderStore, EventLog eventLog, OrderCompletion completion, TaskTokens tokens) {
    this.orderStore = orderStore;
    this.eventLog = eventLog;
    this.completion = completion;
    this.tokens = tokens;
  }

  /** Completes the state of an order whose approval is decided. */
  @Override
  public void accept(RunItem run, OrderItem order) {
    ApprovalProgress approval = Objects.requireNonNull(order.progress().approval());
    ApprovalDecision decision = Objects.requireNonNull(approval.decision());
    String token = approval.taskToken();
    if (decision.approved()) {
      writeEvent(run, order, decision);
      boolean unused = token != null && tokens.succeed(token, Json.object());
    } else {
      completion.complete(run, order);
      StateOutcome.complete(tokens, token, order);
      completion.announce(run, order);
    }
    if (token != null) {
      boolean unused = orderStore.approvalCompleted(order.key(), token);
    }
  }

  private void writeEvent(RunItem run, OrderItem order, ApprovalDecision decision) {
    ObjectNode data = Json.object().put("order_num", order.orderNum()).put("by", decision.by());
    if (decision.comment() != null) {
      data.put("comment", decision.comment());
    }
    eventLog.appendOnce(
        EventSubject.order(run.ids(), order), decision.at(), EventType.APPROVED, "info", data);
  }
}
