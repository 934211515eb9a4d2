package dev.exesys.engine.runs;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.workers.WorkerLauncher;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Beats for orders whose worker cannot do so yet: a build that is queued or being provisioned, an
 * invocation for which there is no room. See docs/adr/0008-heartbeats-while-a-worker-is-pending.md.
 */
public final class PendingWorkerHeartbeats {

  private static final int BEATS_AT_ONCE = 16;

  private final Map<ExecutionTarget, WorkerLauncher> workers;
  private final TaskTokens tokens;

  /** Beats for workers of these targets. */
  public PendingWorkerHeartbeats(Map<ExecutionTarget, WorkerLauncher> workers, TaskTokens tokens) {
    this.workers = Map.copyOf(workers);
    this.tokens = tokens;
  }

  /**
   * Beats for those orders that were dispatched, are not claimed, and whose worker may come.
   *
   * @throws RuntimeException the first failure, once all the others have been beaten for: one
   *     service that does not answer must not cost them their time
   */
  public void beat(Collection<OrderItem> orders) {
    Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    orders.stream()
        .filter(PendingWorkerHeartbeats::isWaitedFor)
        .collect(Collectors.groupingBy(order -> order.order().executionTarget()))
        .forEach((target, waiting) -> attempt(failures, () -> beat(target, waiting, failures)));
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
  }

  private static boolean isWaitedFor(OrderItem order) {
    return order.status() == OrderStatus.DISPATCHED && order.progress().taskToken() != null;
  }

  private void beat(
      ExecutionTarget target, List<OrderItem> waiting, Queue<RuntimeException> failures) {
    List<OrderItem> coming = Objects.requireNonNull(workers.get(target)).coming(waiting);
    ConcurrentCalls.forEach(coming, BEATS_AT_ONCE, order -> attempt(failures, () -> beat(order)));
  }

  private void beat(OrderItem order) {
    boolean unused = tokens.heartbeat(Objects.requireNonNull(order.progress().taskToken()));
  }

  private static void attempt(Queue<RuntimeException> failures, Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }
}
