package dev.exesys.engine.runs;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.OrderItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Counts what one pass of the reconciler found and did, for its log line and its metrics. */
final class ReconcilerResult {
  private int ended;
  private int failed;
  private int open;
  private int queueWaiters;
  private int pendingWorkers;
  private @Nullable Instant oldest;

  /** Counts an open run. */
  void found(OpenRun run) {
    open++;
    if (oldest == null || run.notedAt().isBefore(oldest)) {
      oldest = run.notedAt();
    }
  }

  /** Counts a run that was finished. */
  void ended() {
    ended++;
  }

  /** Counts a run that could not be reconciled. */
  void failed() {
    failed++;
  }

  /** Counts what the orders of a running run wait for. */
  void waiting(List<OrderItem> orders) {
    for (OrderItem order : orders) {
      queueWaiters += order.status() == OrderStatus.WAITING ? 1 : 0;
      pendingWorkers += order.status() == OrderStatus.DISPATCHED ? 1 : 0;
    }
  }

  ObjectNode json(Instant now) {
    Duration age = oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    return Json.object()
        .put("ended", ended)
        .put("failed", failed)
        .put("open", open)
        .put("oldest_seconds", Math.max(0, age.toSeconds()))
        .put("queue_waiters", queueWaiters)
        .put("pending_workers", pendingWorkers);
  }
}
