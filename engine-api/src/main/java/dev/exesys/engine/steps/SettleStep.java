package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.Settlement;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.completion.OrderCompletion;
import dev.exesys.engine.settle.SettlementResolver;
import dev.exesys.engine.settle.Settler;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * Handles the settle state, which a state of an order enters by its catcher: settles an order whose
 * worker is lost, that could not be dispatched, or whose approval expired. If the order is settled,
 * it repeats what follows a settlement, because the earlier caller may have been interrupted.
 */
final class SettleStep {
  private final OrderStore orderStore;
  private final OrderFinder finder;
  private final Settler settler;
  private final OrderCompletion completion;
  private final UnclaimedTasks unclaimed;
  private final LostAttempts lost;
  private final TaskTokens tokens;
  private final InstantSource clock;

  SettleStep(
      OrderStore orderStore,
      OrderFinder finder,
      Settler settler,
      OrderCompletion completion,
      UnclaimedTasks unclaimed,
      LostAttempts lost,
      TaskTokens tokens,
      InstantSource clock) {
    this.orderStore = orderStore;
    this.finder = finder;
    this.settler = settler;
    this.completion = completion;
    this.unclaimed = unclaimed;
    this.lost = lost;
    this.tokens = tokens;
    this.clock = clock;
  }

  JsonNode handle(StepRequest request) {
    RunItem run = finder.submitted(request);
    OrderItem order = finder.order(run, request);
    JsonNode outcome = request.payload().path("outcome");
    if (unclaimed.end(run, order, request) || lost.startNextAttempt(run, order, request)) {
      return Json.object();
    }
    Settlement settlement = SettlementResolver.settlement(order, outcome, clock.instant());
    OrderItem settled = settler.settle(run, order, settlement);
    // A worker that has not reported is lost or has lost its task token.
    settler.stop(settled);
    if (SettlementResolver.isWorkerLost(outcome)) {
      recordCommandsEnded(settled);
    }
    completion.complete(run, settled, request.texts("releases"));
    JsonNode result = Json.object().put("status", settled.status().wire());
    request.optionalTaskToken().ifPresent(token -> tokens.succeed(token, result));
    return result;
  }

  /**
   * A worker that could not send heartbeats for the timeout has terminated or has ended its
   * commands.
   */
  private void recordCommandsEnded(OrderItem settled) {
    String worker = settled.progress().workerId();
    if (worker != null) {
      boolean unused = orderStore.commandsEnded(settled.key(), worker, clock.instant());
    }
  }
}
