package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.Books;
import dev.exesys.engine.runs.RunStartedEvents;
import dev.exesys.engine.settle.SingleLineMessage;
import tools.jackson.databind.JsonNode;

/**
 * The first state: the execution is known to have started, so the run and its orders get their
 * first events, and the one checkout is fetched. May be repeated; the first checkout that is noted
 * holds.
 */
final class PrepareStep {

  private final Books stores;
  private final OrderFinder finder;
  private final RunStartedEvents opening;
  private final RunSource source;

  PrepareStep(Books stores, OrderFinder finder, RunStartedEvents opening, RunSource source) {
    this.stores = stores;
    this.finder = finder;
    this.opening = opening;
    this.source = source;
  }

  JsonNode handle(StepRequest request) {
    RunItem run = finder.run(request);
    try {
      // In this order: a run that is still starting gets these events from whoever ends it.
      opening.write(run);
      stores.runs().running(run.runId());
      if (run.progress().source() == null) {
        fetch(run);
      }
    } catch (RuntimeException e) {
      // finalize is the next state and is not told why: the books are.
      stores.runs().troubled(run.runId(), SingleLineMessage.of(e.getMessage()));
      throw e;
    }
    return Json.object();
  }

  private void fetch(RunItem run) {
    RunSource.Checkout checkout = source.fetch(run);
    boolean first = stores.runs().sourced(run.runId(), checkout.uri(), checkout.commit());
    if (first && checkout.note() != null) {
      stores
          .log()
          .append(
              EventSubject.job(run.ids()),
              "source",
              "warning",
              Json.object().put("message", checkout.note()));
    }
  }
}
