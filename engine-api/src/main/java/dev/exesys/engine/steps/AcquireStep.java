package dev.exesys.engine.steps;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.QueueClaim;
import dev.exesys.core.store.QueueHolder;
import dev.exesys.core.store.QueueWaiter;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.queue.OrderQueues;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Handles the acquire state, in which an order waits until it holds its queue. An order that is not
 * to run does not enter the queue.
 */
final class AcquireStep {

  private final OrderStore orderStore;
  private final EventLog eventLog;
  private final OrderFinder finder;
  private final RefusedOrders refused;
  private final OrderQueues queues;
  private final InstantSource clock;

  AcquireStep(
      OrderStore orderStore,
      EventLog eventLog,
      OrderFinder finder,
      RefusedOrders refused,
      OrderQueues queues,
      InstantSource clock) {
    this.orderStore = orderStore;
    this.eventLog = eventLog;
    this.finder = finder;
    this.refused = refused;
    this.queues = queues;
    this.clock = clock;
  }

  void handle(StepRequest request) {
    RunItem run = finder.run(request);
    OrderItem order = finder.order(run, request);
    if (refused.end(run, order, request.taskToken())) {
      return;
    }
    Optional<Instant> readyAt = orderStore.ready(order.key(), clock.instant());
    if (readyAt.isEmpty()) {
      // Settled since it was read.
      refused.complete(run, finder.order(run, request), request.taskToken());
      return;
    }
    QueueClaim claim =
        new QueueClaim(request.required("queue_id"), order.key(), order.name(), readyAt.get());
    Optional<QueueHolder> holder = queues.enter(new QueueWaiter(claim, request.taskToken()));
    holder.ifPresent(h -> writeWaitingEvent(run, order, claim, h));
    if (holder.isPresent() && run.job().failFast()) {
      // The job may have failed fast before the waiter that the rule releases was written.
      refused.release(finder.run(request), order, request.taskToken());
    }
  }

  private void writeWaitingEvent(
      RunItem run, OrderItem order, QueueClaim claim, QueueHolder holder) {
    if (orderStore.waiting(order.key())) {
      eventLog.append(
          EventSubject.order(run.ids(), order),
          EventType.WAITING,
          "info",
          Json.object()
              .put("queue_id", claim.queueId())
              .put("holder_run_id", holder.order().runId())
              .put("holder_order_name", holder.orderName())
              .put("fencing", holder.fencing()));
    }
  }
}
