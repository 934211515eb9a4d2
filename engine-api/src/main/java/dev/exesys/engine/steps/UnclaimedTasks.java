package dev.exesys.engine.steps;

import dev.exesys.core.contract.EngineErrorNames;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.completion.OrderCompletion;
import dev.exesys.engine.settle.SettlementResolver;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Offers the task of a pool again if no worker has claimed its order: Step Functions handed it to a
 * worker that ended before, or a worker gave it back.
 */
final class UnclaimedTasks {
  private final OrderFinder finder;
  private final StartPolicyCheck startPolicy;
  private final OrderCompletion completion;
  private final TaskTokens tokens;
  private final InstantSource clock;

  UnclaimedTasks(
      OrderFinder finder,
      StartPolicyCheck startPolicy,
      OrderCompletion completion,
      TaskTokens tokens,
      InstantSource clock) {
    this.finder = finder;
    this.startPolicy = startPolicy;
    this.completion = completion;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Ends the settle state of an order that no worker has claimed.
   *
   * @return false if the order must be settled
   */
  boolean end(RunItem run, OrderItem order, StepRequest request) {
    Optional<String> token = request.optionalTaskToken();
    if (token.isEmpty()
        || order.order().pool() == null
        || !isUnclaimed(order, request.payload().path("outcome"))) {
      return false;
    }
    Optional<Refusal> refusal =
        run.job().failFast() ? startPolicy.refusal(finder.run(request), order) : Optional.empty();
    if (refusal.isPresent()) {
      completion.settle(run, order, refusal.get().settlement(clock.instant()));
      return tokens.succeed(token.get(), Json.object());
    }
    tokens.fail(
        token.get(),
        EngineErrorNames.RETRY_ORDER,
        "no worker of pool " + order.order().pool() + " claimed the order: it is offered again");
    return true;
  }

  private static boolean isUnclaimed(OrderItem order, JsonNode outcome) {
    OrderProgress progress = order.progress();
    boolean returned = outcome.path("Error").asString("").equals(EngineErrorNames.ORDER_RETURNED);
    // A further attempt that no worker claimed is started by the rule for lost attempts, which also
    // completes its records.
    boolean waits =
        order.status() == OrderStatus.DISPATCHED
            || (returned && order.status() == OrderStatus.QUEUED && progress.previous() != null);
    return waits
        && progress.workerId() == null
        && (returned || SettlementResolver.isWorkerLost(outcome));
  }
}
