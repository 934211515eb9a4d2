package dev.exesys.engine.steps;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Handles the run state of an order: applies the start policy, seals the order's bundle and
 * requests a worker. The state then waits until the worker's report completes its task token.
 *
 * <p>The state may be retried at any point, each time with a new token. Until the handle of the
 * worker is recorded or a worker has claimed the order, a retry requests another worker; after that
 * it only replaces the token that the worker completes.
 */
final class RunStep {

  private final OrderStore orderStore;
  private final OrderFinder finder;
  private final RefusedOrders refused;
  private final WorkerDispatcher dispatcher;
  private final InstantSource clock;
  private final Supplier<UUID> tickets;

  RunStep(
      OrderStore orderStore,
      OrderFinder finder,
      RefusedOrders refused,
      WorkerDispatcher dispatcher,
      InstantSource clock,
      Supplier<UUID> tickets) {
    this.orderStore = orderStore;
    this.finder = finder;
    this.refused = refused;
    this.dispatcher = dispatcher;
    this.clock = clock;
    this.tickets = tickets;
  }

  void handle(StepRequest request) {
    RunItem submitted = finder.submitted(request);
    // Of the run's progress only the order that made it fail fast matters here.
    RunItem run = submitted.job().failFast() ? finder.run(request) : submitted;
    OrderItem order = finder.order(run, request);
    String token = request.taskToken();
    if (refused.end(run, order, token)) {
      return;
    }
    // An order that has a handle was started by an earlier call for this attempt.
    Optional<OrderItem> dispatched =
        order.progress().handle() == null
            ? orderStore.dispatched(order.key(), token, tickets.get().toString(), clock.instant())
            : Optional.empty();
    if (dispatched.isPresent()) {
      dispatcher.dispatch(run, dispatched.get(), token);
    } else {
      replaceToken(run, order, token);
    }
  }

  /**
   * A worker has been requested, is running, or has already reported, possibly to the token before
   * this one.
   */
  private void replaceToken(RunItem run, OrderItem order, String token) {
    if (!orderStore.replaceToken(order.key(), token)) {
      // The report settles the order in the write that reads the token, so it either read this one
      // or came first.
      orderStore
          .find(order.key())
          .filter(o -> o.status().settled())
          .ifPresent(o -> refused.complete(run, o, token));
    }
  }
}
