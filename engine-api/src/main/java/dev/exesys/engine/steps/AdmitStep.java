package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.token.TaskTokens;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Handles the admit state of an order on a pool, which precedes the state in which the order waits
 * for a worker: applies the start policy and seals the order's bundle. An order that does not run
 * leaves both states.
 */
final class AdmitStep {
  private final OrderStore orderStore;
  private final OrderFinder finder;
  private final RefusedOrders refused;
  private final WorkerDispatcher dispatcher;
  private final TaskTokens tokens;
  private final InstantSource clock;
  private final Supplier<UUID> tickets;

  AdmitStep(
      OrderStore orderStore,
      OrderFinder finder,
      RefusedOrders refused,
      WorkerDispatcher dispatcher,
      TaskTokens tokens,
      InstantSource clock,
      Supplier<UUID> tickets) {
    this.orderStore = orderStore;
    this.finder = finder;
    this.refused = refused;
    this.dispatcher = dispatcher;
    this.tokens = tokens;
    this.clock = clock;
    this.tickets = tickets;
  }

  void handle(StepRequest request) {
    RunItem submitted = finder.submitted(request);
    RunItem run = submitted.job().failFast() ? finder.run(request) : submitted;
    OrderItem order = finder.order(run, request);
    String token = request.taskToken();
    if (refused.end(run, order, token)) {
      return;
    }
    Optional<OrderItem> admitted =
        orderStore.dispatched(order.key(), token, tickets.get().toString(), clock.instant());
    if (admitted.isPresent()) {
      if (dispatcher.dispatch(run, admitted.get(), token)) {
        tokens.succeed(token, Json.object());
      }
    } else {
      endClaimed(run, finder.order(run, request), token);
    }
  }

  /** An earlier call admitted the order, and a worker has claimed it or it is settled. */
  private void endClaimed(RunItem run, OrderItem order, String token) {
    if (order.status().settled()) {
      refused.complete(run, order, token);
    } else {
      tokens.succeed(token, Json.object());
    }
  }
}
