package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.engine.Books;
import dev.exesys.engine.runs.ExecutionOutcome;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.settle.SingleLineMessage;
import tools.jackson.databind.JsonNode;

/** The last state: sums the run up. It comes here too when prepare has failed, with its error. */
final class FinalizeStep {

  private final Books stores;
  private final OrderFinder finder;
  private final FinishRun finish;

  FinalizeStep(Books stores, OrderFinder finder, FinishRun finish) {
    this.stores = stores;
    this.finder = finder;
    this.finish = finish;
  }

  JsonNode handle(StepRequest request) {
    JsonNode error = request.payload().path("input").path("error");
    if (error.has("Error")) {
      // What prepare itself has noted stays; it cannot note why it was not so much as called.
      stores
          .runs()
          .troubled(
              request.runId(),
              SingleLineMessage.of(
                  "the run could not be prepared: "
                      + error.path("Error").asString("")
                      + ": "
                      + error.path("Cause").asString("")));
    }
    return Json.mapper()
        .valueToTree(finish.finish(finder.run(request), ExecutionOutcome.completed()));
  }
}
