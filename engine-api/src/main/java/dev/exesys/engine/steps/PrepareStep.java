package dev.exesys.engine.steps;

import dev.exesys.core.books.EventSubject;
import dev.exesys.core.books.RunItem;
import dev.exesys.core.contract.Json;
import dev.exesys.engine.Books;
import dev.exesys.engine.runs.Opening;
import dev.exesys.engine.settle.OneLine;
import tools.jackson.databind.JsonNode;

/**
 * The first state: the execution is known to have started, so the run and its orders get their
 * first events, and the one checkout is fetched. May be repeated; the first checkout that is noted
 * holds.
 */
final class PrepareStep {

  private final Books books;
  private final OrderFinder finder;
  private final Opening opening;
  private final RunSource source;

  PrepareStep(Books books, OrderFinder finder, Opening opening, RunSource source) {
    this.books = books;
    this.finder = finder;
    this.opening = opening;
    this.source = source;
  }

  JsonNode handle(StepRequest request) {
    RunItem run = finder.run(request);
    try {
      // In this order: a run that is still starting gets these events from whoever ends it.
      opening.write(run);
      books.runs().running(run.runId());
      if (run.progress().source() == null) {
        fetch(run);
      }
    } catch (RuntimeException e) {
      // finalize is the next state and is not told why: the books are.
      books.runs().troubled(run.runId(), OneLine.of(e.getMessage()));
      throw e;
    }
    return Json.object();
  }

  private void fetch(RunItem run) {
    RunSource.Checkout checkout = source.fetch(run);
    boolean first = books.runs().sourced(run.runId(), checkout.uri(), checkout.commit());
    if (first && checkout.note() != null) {
      books
          .log()
          .append(
              EventSubject.job(run.ids()),
              "source",
              "warning",
              Json.object().put("message", checkout.note()));
    }
  }
}
