package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.engine.Books;
import dev.exesys.engine.runs.Ending;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.settle.OneLine;
import tools.jackson.databind.JsonNode;

/** The last state: sums the run up. It comes here too when prepare has failed, with its error. */
final class FinalizeStep {

  private final Books books;
  private final OrderFinder finder;
  private final FinishRun finish;

  FinalizeStep(Books books, OrderFinder finder, FinishRun finish) {
    this.books = books;
    this.finder = finder;
    this.finish = finish;
  }

  JsonNode handle(StepRequest request) {
    JsonNode error = request.payload().path("input").path("error");
    if (error.has("Error")) {
      // What prepare itself has noted stays; it cannot note why it was not so much as called.
      books
          .runs()
          .troubled(
              request.runId(),
              OneLine.of(
                  "the run could not be prepared: "
                      + error.path("Error").asString("")
                      + ": "
                      + error.path("Cause").asString("")));
    }
    return Json.mapper().valueToTree(finish.finish(finder.run(request), Ending.completed()));
  }
}
