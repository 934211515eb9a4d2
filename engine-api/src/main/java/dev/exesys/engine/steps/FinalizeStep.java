package dev.exesys.engine.steps;

import dev.exesys.core.contract.DoneObject;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.rerun.RedriveRequest;
import dev.exesys.engine.runs.ExecutionOutcome;
import dev.exesys.engine.runs.FinalState;
import dev.exesys.engine.runs.FinishRun;
import dev.exesys.engine.settle.SingleLineMessage;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Handles the finalize state, the last one, which finishes the run. The machine enters it with an
 * error if its prepare state failed. The state fails if the job did not succeed, with a cause that
 * names the orders.
 *
 * <p>A redriven execution enters the state again after its run has finished. The state then waits
 * for a rerun, and ends with its result.
 */
final class FinalizeStep {
  private final RunStore runStore;
  private final OrderFinder finder;
  private final FinishRun finish;
  private final FinalState finalState;
  private final RedriveRequest redrives;

  FinalizeStep(
      RunStore runStore,
      OrderFinder finder,
      FinishRun finish,
      FinalState finalState,
      RedriveRequest redrives) {
    this.runStore = runStore;
    this.finder = finder;
    this.finish = finish;
    this.finalState = finalState;
    this.redrives = redrives;
  }

  JsonNode handle(StepRequest request) {
    RunItem run = finder.run(request);
    int redriveCount = request.payload().path("execution").path("RedriveCount").asInt(0);
    if (redriveCount > 0
        && run.progress().status().finished()
        && request.optionalTaskToken().isPresent()) {
      awaitRerun(run, redriveCount, request.taskToken());
      return Json.object();
    }
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
    DoneObject done = finish.finish(run, ExecutionOutcome.completed());
    // Only the cause of a failure needs the reason that may have been recorded meanwhile.
    RunItem finished = done.status() == JobStatus.SUCCEEDED ? run : finder.run(request);
    request.optionalTaskToken().ifPresent(token -> finalState.complete(token, finished, done));
    return Json.mapper().valueToTree(done);
  }

  private void awaitRerun(RunItem run, int redriveCount, String token) {
    RedriveRequest.Answer answer = redrives.send(run.runId(), redriveCount);
    if (answer.run().isEmpty()) {
      finalState.refuse(token, Objects.requireNonNullElse(answer.refusal(), "no reason is known"));
      return;
    }
    String rerunId = answer.run().get();
    boolean unused = runStore.recordRedriveToken(rerunId, token);
    RunItem rerun = runStore.find(rerunId).orElseThrow(() -> new UnknownRunException(rerunId));
    if (rerun.progress().status().finished()) {
      // It finished before the token was recorded, so nothing else completes this state.
      finalState.completeRedriven(token, rerun, done(rerun));
    }
  }

  private static DoneObject done(RunItem finished) {
    return new DoneObject(
        finished.progress().status(), Objects.requireNonNull(finished.progress().summary()));
  }
}
