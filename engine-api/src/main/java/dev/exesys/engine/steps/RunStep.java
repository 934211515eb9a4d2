package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.settle.SettlementResolver;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Handles the run state of an order: applies the start policy, seals the order's bundle and
 * requests a worker. The state then waits until the worker completes its task token.
 *
 * <p>The state may be retried at any point, each time with a new token. Until the handle of the
 * worker is recorded or a worker has claimed the order, a retry requests another worker; after that
 * it only replaces the token that the worker completes.
 */
final class RunStep {

  private final OrderStore orderStore;
  private final OrderFinder finder;
  private final StartPolicyCheck startPolicy;
  private final WorkerDispatcher dispatcher;
  private final TaskTokens tokens;
  private final InstantSource clock;

  RunStep(
      OrderStore orderStore,
      OrderFinder finder,
      StartPolicyCheck startPolicy,
      WorkerDispatcher dispatcher,
      TaskTokens tokens,
      InstantSource clock) {
    this.orderStore = orderStore;
    this.finder = finder;
    this.startPolicy = startPolicy;
    this.dispatcher = dispatcher;
    this.tokens = tokens;
    this.clock = clock;
  }

  void handle(StepRequest request) {
    RunItem submitted = finder.submitted(request);
    // Of the run's progress only the order that made it fail fast matters here.
    RunItem run = submitted.job().failFast() ? finder.run(request) : submitted;
    OrderItem order = finder.order(run, request);
    String token = request.taskToken();
    Optional<ObjectNode> outcome =
        order.status().settled() ? Optional.of(status(order)) : refusal(run, order);
    if (outcome.isPresent()) {
      tokens.succeed(token, outcome.get());
      return;
    }
    // An order that has a handle was started by an earlier attempt.
    Optional<OrderItem> dispatched =
        order.progress().handle() == null
            ? orderStore.dispatched(order.key(), token, clock.instant())
            : Optional.empty();
    if (dispatched.isPresent()) {
      dispatcher.dispatch(run, dispatched.get(), token);
    } else {
      replaceToken(order, token);
    }
  }

  private Optional<ObjectNode> refusal(RunItem run, OrderItem order) {
    // A dispatched order is not refused any more: failing fast only stops orders that have not
    // started.
    boolean fresh = order.status() == OrderStatus.QUEUED || order.status() == OrderStatus.WAITING;
    return fresh ? startPolicy.refusal(run, order) : Optional.empty();
  }

  private static ObjectNode status(OrderItem order) {
    return Json.object().put("status", SettlementResolver.known(order).wire());
  }

  /**
   * A worker has been requested, is running, or has already reported, possibly to the token before
   * this one.
   */
  private void replaceToken(OrderItem order, String token) {
    orderStore.replaceToken(order.key(), token);
    // The worker writes its report before it reads the token; this state writes the token before it
    // reads the report. So whichever comes second sees the write of the other.
    orderStore
        .find(order.key())
        .filter(o -> o.progress().reported() != null || o.status().settled())
        .ifPresent(o -> tokens.succeed(token, status(o)));
  }
}
