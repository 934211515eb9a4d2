package dev.exesys.engine.completion;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.ApprovalDecision;
import dev.exesys.core.store.ApprovalProgress;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.settle.SettlementResolver;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides about an order that waits for approval. */
public final class DecideApproval {
  private final RunStore runStore;
  private final OrderStore orderStore;
  private final RunOrders orders;
  private final ApprovalCompletion completion;
  private final InstantSource clock;

  /** The result of a decision. */
  public enum Result {
    UNKNOWN_RUN,
    UNKNOWN_ORDER,
    NOT_WAITING,
    ACCEPTED
  }

  /** Creates the use case. */
  public DecideApproval(
      RunStore runStore,
      OrderStore orderStore,
      RunOrders orders,
      ApprovalCompletion completion,
      InstantSource clock) {
    this.runStore = runStore;
    this.orderStore = orderStore;
    this.orders = orders;
    this.completion = completion;
    this.clock = clock;
  }

  /**
   * Approves or rejects an order.
   *
   * @param by ARN of the caller
   */
  public Result decide(
      String runId, String orderName, boolean approve, @Nullable String comment, String by) {
    Optional<RunItem> run = runStore.find(runId);
    if (run.isEmpty()) {
      return Result.UNKNOWN_RUN;
    }
    Optional<OrderItem> order =
        orders.all(run.get()).stream().filter(o -> o.name().equals(orderName)).findFirst();
    if (order.isEmpty()) {
      return Result.UNKNOWN_ORDER;
    }
    ApprovalDecision decision = new ApprovalDecision(approve, by, comment, clock.instant());
    Optional<OrderItem> decided = decide(order.get(), decision);
    decided.ifPresent(o -> completion.accept(run.get(), o));
    return decided.isPresent() ? Result.ACCEPTED : Result.NOT_WAITING;
  }

  private Optional<OrderItem> decide(OrderItem order, ApprovalDecision decision) {
    if (order.status() == OrderStatus.WAITING_FOR_APPROVAL) {
      return decision.approved()
          ? orderStore.approve(order.key(), decision)
          : orderStore.reject(
              order.key(), decision, SettlementResolver.rejected(reason(decision), decision.at()));
    }
    // The response to an earlier call of the same person may have been lost before the state was
    // completed.
    return Optional.of(order).filter(o -> isUncompleted(o, decision));
  }

  private static boolean isUncompleted(OrderItem order, ApprovalDecision decision) {
    ApprovalProgress approval = order.progress().approval();
    if (approval == null) {
      return false;
    }
    ApprovalDecision earlier = approval.decision();
    return earlier != null
        && approval.taskToken() != null
        && earlier.approved() == decision.approved()
        && earlier.by().equals(decision.by());
  }

  private static String reason(ApprovalDecision decision) {
    String comment = decision.comment();
    return "rejected by " + decision.by() + (comment == null ? "" : ": " + comment);
  }
}
