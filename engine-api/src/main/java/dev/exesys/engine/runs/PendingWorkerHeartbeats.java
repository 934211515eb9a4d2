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
 * Sends heartbeats on behalf of workers that have not started yet: builds that are queued or being
 * provisioned, and invocations that wait for concurrency. See
 * docs/adr/0008-pending-worker-heartbeats.md.
 */
public final class PendingWorkerHeartbeats {

  private static final int CONCURRENT_HEARTBEATS = 16;

  private final Map<ExecutionTarget, WorkerLauncher> launchers;
  private final TaskTokens tokens;

  /** Creates the sender for these launchers, by target. */
  public PendingWorkerHeartbeats(
      Map<ExecutionTarget, WorkerLauncher> launchers, TaskTokens tokens) {
    this.launchers = Map.copyOf(launchers);
    this.tokens = tokens;
  }

  /**
   * Sends a heartbeat for each order that is dispatched and not claimed, and whose worker may still
   * start.
   *
   * @throws RuntimeException the first failure, after the heartbeats of all other orders: a service
   *     that is unavailable must not let the orders of other targets time out
   */
  public void send(Collection<OrderItem> orders) {
    Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    orders.stream()
        .filter(PendingWorkerHeartbeats::isWaitingForWorker)
        .collect(Collectors.groupingBy(order -> order.order().executionTarget()))
        .forEach((target, waiting) -> attempt(failures, () -> send(target, waiting, failures)));
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
  }

  private static boolean isWaitingForWorker(OrderItem order) {
    return order.status() == OrderStatus.DISPATCHED && order.progress().taskToken() != null;
  }

  private void send(
      ExecutionTarget target, List<OrderItem> waiting, Queue<RuntimeException> failures) {
    List<OrderItem> pending = Objects.requireNonNull(launchers.get(target)).pending(waiting);
    ConcurrentCalls.forEach(
        pending, CONCURRENT_HEARTBEATS, order -> attempt(failures, () -> send(order)));
  }

  private void send(OrderItem order) {
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
