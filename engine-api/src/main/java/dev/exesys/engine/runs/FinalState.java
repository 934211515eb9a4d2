package dev.exesys.engine.runs;

import dev.exesys.core.contract.DoneObject;
import dev.exesys.core.contract.EngineErrorNames;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.token.TaskTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Completes finalize states with the results of runs. */
public final class FinalState {
  private final RunOrders orders;
  private final TaskTokens tokens;

  /** Creates the use case. */
  public FinalState(RunOrders orders, TaskTokens tokens) {
    this.orders = orders;
    this.tokens = tokens;
  }

  /** Completes the state of a finished run: it fails if the job did not succeed. */
  public void complete(String token, RunItem run, DoneObject done) {
    complete(token, run, done, Json.mapper().valueToTree(done), "");
  }

  /** Completes the state of a redriven execution with the result of the rerun. */
  public void completeRedriven(String token, RunItem rerun, DoneObject done) {
    ObjectNode output = Json.object().put("run_id", rerun.runId());
    output.setAll((ObjectNode) Json.mapper().valueToTree(done));
    complete(token, rerun, done, output, "rerun " + rerun.runId() + ": ");
  }

  /** Fails the state of a redriven execution whose run cannot be run again. */
  public void refuse(String token, String reason) {
    boolean unused =
        tokens.fail(token, EngineErrorNames.JOB_FAILED, "the run cannot be run again: " + reason);
  }

  private void complete(
      String token, RunItem run, DoneObject done, JsonNode output, String prefix) {
    if (done.status() == JobStatus.SUCCEEDED) {
      boolean unused = tokens.succeed(token, output);
      return;
    }
    boolean unused =
        tokens.fail(
            token,
            done.status() == JobStatus.TIMED_OUT
                ? EngineErrorNames.JOB_TIMED_OUT
                : EngineErrorNames.JOB_FAILED,
            prefix + FailureSummary.of(run, orders.all(run)));
  }
}
