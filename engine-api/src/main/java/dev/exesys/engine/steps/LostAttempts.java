package dev.exesys.engine.steps;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.EndedAttempt;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.Settlement;
import dev.exesys.engine.completion.AttemptRetry;
import dev.exesys.engine.settle.SettlementResolver;
import dev.exesys.engine.settle.Settler;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Starts the next attempt of an order whose worker is lost, if its retry says so. */
final class LostAttempts {
  private final OrderFinder finder;
  private final Settler settler;
  private final AttemptRetry retry;
  private final InstantSource clock;

  LostAttempts(OrderFinder finder, Settler settler, AttemptRetry retry, InstantSource clock) {
    this.finder = finder;
    this.settler = settler;
    this.retry = retry;
    this.clock = clock;
  }

  /**
   * Starts the next attempt by failing the settle state.
   *
   * @return false if no attempt follows and the order must be settled
   */
  boolean startNextAttempt(RunItem run, OrderItem order, StepRequest request) {
    Optional<String> token = request.optionalTaskToken();
    JsonNode outcome = request.payload().path("outcome");
    if (token.isEmpty()
        || order.order().retry() == null
        || !SettlementResolver.isWorkerLost(outcome)) {
      return false;
    }
    Optional<OrderItem> queued = queued(run, order, request, outcome);
    queued.ifPresent(o -> retry.failState(token.get(), o));
    return queued.isPresent();
  }

  private Optional<OrderItem> queued(
      RunItem run, OrderItem order, StepRequest request, JsonNode outcome) {
    if (isLaterAttempt(order, request)) {
      // This call is repeated, or the report of the lost worker queued the order and was
      // interrupted.
      retry.writeEvent(run, order);
      return Optional.of(order);
    }
    Settlement loss = SettlementResolver.settlement(order, outcome, clock.instant());
    Optional<OrderItem> ended = retry.afterLoss(order, loss.reason());
    if (ended.isPresent()) {
      EndedAttempt attempt = ended.get().progress().previous();
      if (attempt != null) {
        settler.stop(order, attempt);
      }
      retry.writeEvent(run, ended.get());
      return ended;
    }
    // The worker may have reported meanwhile.
    OrderItem current = finder.order(run, request);
    return Optional.of(current).filter(o -> isLaterAttempt(o, request));
  }

  /** Returns whether the attempt that the settle state is about has ended. */
  private static boolean isLaterAttempt(OrderItem order, StepRequest request) {
    if (order.progress().previous() == null || order.status().settled()) {
      return false;
    }
    Instant dispatchedAt = order.progress().dispatchedAt();
    return order.status() == OrderStatus.QUEUED
        || (dispatchedAt != null
            && request.stateEntered().filter(dispatchedAt::isAfter).isPresent());
  }
}
