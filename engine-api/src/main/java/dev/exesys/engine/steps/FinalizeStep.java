package dev.exesys.engine.steps;

import dev.exesys.core.contract.DoneObject;
import dev.exesys.core.contract.EngineErrorNames;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.runs.ExecutionOutcome;
import dev.exesys.engine.runs.FailureSummary;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.settle.SingleLineMessage;
import tools.jackson.databind.JsonNode;

/**
 * Handles the finalize state, the last one, which finishes the run. The machine enters it with an
 * error if its prepare state failed. The state fails if the job did not succeed, with a cause that
 * names the orders.
 */
final class FinalizeStep {
  private final RunStore runStore;
  private final OrderFinder finder;
  private final RunOrders orders;
  private final FinishRun finish;
  private final TaskTokens tokens;

  FinalizeStep(
      RunStore runStore,
      OrderFinder finder,
      RunOrders orders,
      FinishRun finish,
      TaskTokens tokens) {
    this.runStore = runStore;
    this.finder = finder;
    this.orders = orders;
    this.finish = finish;
    this.tokens = tokens;
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
    DoneObject done = finish.finish(finder.run(request), ExecutionOutcome.completed());
    JsonNode result = Json.mapper().valueToTree(done);
    request.optionalTaskToken().ifPresent(token -> complete(request, done, result, token));
    return result;
  }

  private void complete(StepRequest request, DoneObject done, JsonNode result, String token) {
    if (done.status() == JobStatus.SUCCEEDED) {
      tokens.succeed(token, result);
      return;
    }
    RunItem run = finder.run(request);
    tokens.fail(
        token,
        done.status() == JobStatus.TIMED_OUT
            ? EngineErrorNames.JOB_TIMED_OUT
            : EngineErrorNames.JOB_FAILED,
        FailureSummary.of(run, orders.all(run)));
  }
}
