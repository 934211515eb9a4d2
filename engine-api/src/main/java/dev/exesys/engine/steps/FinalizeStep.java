package dev.exesys.engine.steps;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.runs.ExecutionOutcome;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.settle.SingleLineMessage;
import tools.jackson.databind.JsonNode;

/**
 * Handles the finalize state, the last one, which finishes the run. The machine enters it with an
 * error if its prepare state failed.
 */
final class FinalizeStep {

  private final RunStore runStore;
  private final OrderFinder finder;
  private final FinishRun finish;

  FinalizeStep(RunStore runStore, OrderFinder finder, FinishRun finish) {
    this.runStore = runStore;
    this.finder = finder;
    this.finish = finish;
  }

  JsonNode handle(StepRequest request) {
    JsonNode error = request.payload().path("input").path("error");
    if (error.has("Error")) {
      // The prepare state records its own failure, but not that its function could not be called. A
      // reason that is recorded is kept.
      runStore.recordFailureReason(
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
