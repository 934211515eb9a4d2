package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.Books;
import dev.exesys.engine.queue.OrderQueues;
import dev.exesys.engine.settle.SettlementResolver;
import dev.exesys.engine.settle.Settler;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * The state after an order, whatever became of it: records the outcome and releases what waits on
 * it. In this order, since whoever is released looks at the books: status, fail-fast note, waits,
 * queue.
 */
final class SettleStep {

  private final Books stores;
  private final OrderFinder finder;
  private final Settler settler;
  private final FailFast failFast;
  private final OrderQueues queues;
  private final TaskTokens tokens;
  private final InstantSource clock;

  SettleStep(
      Books stores,
      OrderFinder finder,
      Settler settler,
      FailFast failFast,
      OrderQueues queues,
      TaskTokens tokens,
      InstantSource clock) {
    this.stores = stores;
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
    // Its state no longer waits, so it was silent for too long or is known to be gone.
    settler.stop(settled);
    failFast.settled(run, settled);
    for (String waiting : request.texts("releases")) {
      stores
          .waits()
          .release(run.runId(), waiting, settled.name())
          .ifPresent(token -> tokens.succeed(token, Json.object()));
    }
    if (SettlementResolver.isWorkerGone(request.payload().path("outcome"))) {
      noteDeparture(settled);
    }
    queues.leave(settled);
    return Json.object().put("status", settled.status().wire());
  }

  /** A worker that could not beat for so long has died, or has ended its commands by itself. */
  private void noteDeparture(OrderItem settled) {
    String worker = settled.progress().workerId();
    if (worker != null) {
      stores.orders().left(settled.key(), worker, clock.instant());
    }
  }
}
