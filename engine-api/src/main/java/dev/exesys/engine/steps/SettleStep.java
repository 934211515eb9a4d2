package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.WaitStore;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.queue.OrderQueues;
import dev.exesys.engine.settle.SettlementResolver;
import dev.exesys.engine.settle.Settler;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * Handles the settle state, which follows the run state whatever its outcome: settles the order,
 * then records a fail-fast failure, then releases wait states and the queue. Released orders read
 * the stores, so their release comes last.
 */
final class SettleStep {

  private final OrderStore orderStore;
  private final WaitStore waitStore;
  private final OrderFinder finder;
  private final Settler settler;
  private final FailFast failFast;
  private final OrderQueues queues;
  private final TaskTokens tokens;
  private final InstantSource clock;

  SettleStep(
      OrderStore orderStore,
      WaitStore waitStore,
      OrderFinder finder,
      Settler settler,
      FailFast failFast,
      OrderQueues queues,
      TaskTokens tokens,
      InstantSource clock) {
    this.orderStore = orderStore;
    this.waitStore = waitStore;
    this.finder = finder;
    this.settler = settler;
    this.failFast = failFast;
    this.queues = queues;
    this.tokens = tokens;
    this.clock = clock;
  }

  JsonNode handle(StepRequest request) {
    RunItem run = finder.submitted(request);
    OrderItem order = finder.order(run, request);
    OrderItem settled =
        settler.settle(
            run,
            order,
            SettlementResolver.settlement(
                order, request.payload().path("outcome"), clock.instant()));
    // A worker that has not reported is lost or has lost its task token.
    settler.stop(settled);
    failFast.settled(run, settled);
    for (String waiting : request.texts("releases")) {
      waitStore
          .release(run.runId(), waiting, settled.name())
          .ifPresent(token -> tokens.succeed(token, Json.object()));
    }
    if (SettlementResolver.isWorkerLost(request.payload().path("outcome"))) {
      recordCommandsEnded(settled);
    }
    queues.leave(settled);
    return Json.object().put("status", settled.status().wire());
  }

  /**
   * A worker that could not send heartbeats for the timeout has terminated or has ended its
   * commands.
   */
  private void recordCommandsEnded(OrderItem settled) {
    String worker = settled.progress().workerId();
    if (worker != null) {
      orderStore.commandsEnded(settled.key(), worker, clock.instant());
    }
  }
}
