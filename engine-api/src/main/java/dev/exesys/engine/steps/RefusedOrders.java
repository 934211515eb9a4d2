package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.completion.OrderCompletion;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Ends the states of orders that do not run: of settled orders, and of those that the start policy
 * refuses, which are settled first.
 */
final class RefusedOrders {
  /** Completes the state of a settled order. */
  @FunctionalInterface
  interface Completion {
    boolean complete(TaskTokens tokens, String token, OrderItem settled);
  }

  private final StartPolicyCheck startPolicy;
  private final OrderCompletion completion;
  private final Completion stateCompletion;
  private final TaskTokens tokens;
  private final InstantSource clock;

  RefusedOrders(
      StartPolicyCheck startPolicy,
      OrderCompletion completion,
      Completion stateCompletion,
      TaskTokens tokens,
      InstantSource clock) {
    this.startPolicy = startPolicy;
    this.completion = completion;
    this.stateCompletion = stateCompletion;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Ends the state of an order that does not run.
   *
   * @return whether the state has ended; false if the order runs
   */
  boolean end(RunItem run, OrderItem order, String token) {
    if (order.status().settled()) {
      complete(run, order, token);
      return true;
    }
    Optional<Refusal> refusal =
        hasStarted(order) ? Optional.empty() : startPolicy.refusal(run, order);
    refusal.ifPresent(r ->
        stateCompletion.complete(
            tokens, token, completion.settle(run, order, r.settlement(clock.instant()))));
    return refusal.isPresent();
  }

  /**
   * Completes the state of a waiting order that the start policy refuses by now, so that the order
   * reaches its run state, which settles it. Settling it here could block an order that another
   * call has just started.
   */
  void release(RunItem run, OrderItem order, String token) {
    if (startPolicy.refusal(run, order).isPresent()) {
      tokens.succeed(token, Json.object());
    }
  }

  /** Ends the state of a settled order. */
  void complete(RunItem run, OrderItem settled, String token) {
    completion.complete(run, settled);
    stateCompletion.complete(tokens, token, settled);
  }

  /** Failing fast only stops orders that have not started. */
  private static boolean hasStarted(OrderItem order) {
    return order.progress().attempt() > 1
        || order.status() == OrderStatus.DISPATCHED
        || order.status() == OrderStatus.RUNNING;
  }
}
