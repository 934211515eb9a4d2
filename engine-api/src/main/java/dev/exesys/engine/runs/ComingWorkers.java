package dev.exesys.engine.runs;

import dev.exesys.core.books.OrderItem;
import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.engine.machines.TaskTokens;
import dev.exesys.engine.workers.Workers;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;

/**
 * Beats for orders whose worker cannot do so yet: a build that is queued or being provisioned, an
 * invocation for which there is no room. See docs/adr/0008-who-beats-before-the-worker.md.
 */
public final class ComingWorkers {

  private final Map<ExecutionTarget, Workers> workers;
  private final TaskTokens tokens;

  /** Beats for workers of these targets. */
  public ComingWorkers(Map<ExecutionTarget, Workers> workers, TaskTokens tokens) {
    this.workers = Map.copyOf(workers);
    this.tokens = tokens;
  }

  /** Beats for those orders that were dispatched, are not claimed, and whose worker may come. */
  public void beat(Collection<OrderItem> orders) {
    for (OrderItem order : orders) {
      String token = order.progress().taskToken();
      if (order.status() == OrderStatus.DISPATCHED && token != null && isComing(order)) {
        boolean unused = tokens.heartbeat(token);
      }
    }
  }

  private boolean isComing(OrderItem order) {
    return Objects.requireNonNull(workers.get(order.order().executionTarget())).isComing(order);
  }
}
