package dev.exesys.engine.steps;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.QueueClaim;
import dev.exesys.core.store.QueueHolder;
import dev.exesys.core.store.QueueWaiter;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.Books;
import dev.exesys.engine.queue.OrderQueues;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * The state that holds an order until its queue is its own. An order that will not run anyway does
 * not line up.
 */
final class AcquireStep {

  private final Books stores;
  private final OrderFinder finder;
  private final StartPolicyCheck gatekeeper;
  private final OrderQueues queues;
  private final TaskTokens tokens;
  private final InstantSource clock;

  AcquireStep(
      Books stores,
      OrderFinder finder,
      StartPolicyCheck gatekeeper,
      OrderQueues queues,
      TaskTokens tokens,
      InstantSource clock) {
    this.stores = stores;
    this.finder = finder;
    this.gatekeeper = gatekeeper;
    this.queues = queues;
    this.tokens = tokens;
    this.clock = clock;
  }

  void handle(StepRequest request) {
    RunItem run = finder.run(request);
    OrderItem order = finder.order(run, request);
    if (order.status().settled() || gatekeeper.refusal(run, order).isPresent()) {
      // The run state comes next and finds the same.
      tokens.succeed(request.taskToken(), Json.object());
      return;
    }
    Optional<Instant> readyAt = stores.orders().ready(order.key(), clock.instant());
    if (readyAt.isEmpty()) {
      tokens.succeed(request.taskToken(), Json.object());
      return;
    }
    QueueClaim claim =
        new QueueClaim(request.required("queue_id"), order.key(), order.name(), readyAt.get());
    Optional<QueueHolder> holder = queues.enter(new QueueWaiter(claim, request.taskToken()));
    holder.ifPresent(h -> tellOfHolder(run, order, claim, h));
    if (holder.isPresent() && run.job().failFast()) {
      // The job may have failed fast before there was a waiter to let go.
      gatekeeper
          .refusal(finder.run(request), order)
          .ifPresent(refused -> tokens.succeed(request.taskToken(), Json.object()));
    }
  }

  private void tellOfHolder(RunItem run, OrderItem order, QueueClaim claim, QueueHolder holder) {
    if (stores.orders().waiting(order.key())) {
      stores
          .log()
          .append(
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
