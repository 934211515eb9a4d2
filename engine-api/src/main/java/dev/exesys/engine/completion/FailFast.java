package dev.exesys.engine.completion;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.When;
import dev.exesys.core.store.ApprovalProgress;
import dev.exesys.core.store.OpenRunStore;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.queue.OrderQueues;
import dev.exesys.engine.runs.RunOrders;
import java.util.List;

/**
 * Stops the orders that have not started once an order has made its job fail fast. The start policy
 * refuses them in their run states; orders that wait for a queue or an approval are released so
 * that they reach that state.
 */
public final class FailFast {

  private final RunStore runStore;
  private final OpenRunStore openRunStore;
  private final RunOrders orders;
  private final OrderQueues queues;
  private final TaskTokens tokens;

  /** Creates the rule over these stores. */
  public FailFast(
      RunStore runStore,
      OpenRunStore openRunStore,
      RunOrders orders,
      OrderQueues queues,
      TaskTokens tokens) {
    this.runStore = runStore;
    this.openRunStore = openRunStore;
    this.orders = orders;
    this.queues = queues;
    this.tokens = tokens;
  }

  /** Applies the rule after an order was settled. Can be repeated. */
  void settled(RunItem run, OrderItem settled) {
    // A blocked order never is the first to fail, and one that is carried over failed before this
    // run.
    if (settled.progress().carriedOverFrom() != null
        || !run.job().failFast()
        || !settled.order().mustSucceed()
        || settled.status() == OrderStatus.SUCCEEDED
        || EventType.BLOCKED.equals(settled.progress().eventType())) {
      return;
    }
    // Recorded first: an order that enters a queue or asks for approval afterwards checks this
    // record again after its entry.
    runStore.recordFailFast(run.runId(), settled.name());
    if (openRunStore.find(run.runId()).filter(OpenRun::queued).isPresent()) {
      List<OrderItem> all = orders.all(run);
      all.stream().filter(FailFast::isWaiting).forEach(queues::releaseWaiter);
      all.stream().filter(FailFast::isUnapproved).forEach(this::releaseUnapproved);
    }
  }

  private static boolean isUnapproved(OrderItem order) {
    return order.status() == OrderStatus.WAITING_FOR_APPROVAL
        && order.order().when() != When.ALWAYS;
  }

  private void releaseUnapproved(OrderItem order) {
    ApprovalProgress approval = order.progress().approval();
    if (approval != null && approval.taskToken() != null) {
      boolean unused = tokens.succeed(approval.taskToken(), Json.object());
    }
  }

  private static boolean isWaiting(OrderItem order) {
    boolean waits = order.status() == OrderStatus.WAITING || order.status() == OrderStatus.QUEUED;
    return waits && order.progress().readyAt() != null && order.order().when() != When.ALWAYS;
  }
}
