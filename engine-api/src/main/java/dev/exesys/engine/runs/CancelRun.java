package dev.exesys.engine.runs;

import dev.exesys.core.contract.ErrorNames;
import dev.exesys.core.store.RunItem;
import dev.exesys.engine.Books;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import java.time.InstantSource;
import java.util.Optional;

/** Stops a run. The finalizer, who hears of the stopped execution, does the rest. */
public final class CancelRun {

  /** What became of the request. */
  public enum Result {
    UNKNOWN,
    OVER,
    ACCEPTED
  }

  private final Books stores;
  private final StateMachines machines;
  private final FinishRun finish;
  private final InstantSource clock;

  /** A use case over these parts. */
  public CancelRun(Books stores, StateMachines machines, FinishRun finish, InstantSource clock) {
    this.stores = stores;
    this.machines = machines;
    this.finish = finish;
    this.clock = clock;
  }

  /** Stops the run, if it is under way. */
  public Result cancel(String runId) {
    Optional<RunItem> found = stores.runs().find(runId);
    if (found.isEmpty()) {
      return Result.UNKNOWN;
    }
    RunItem run = found.get();
    if (run.progress().status().over()) {
      return Result.OVER;
    }
    stores.runs().cancelled(runId, clock.instant());
    String execution = run.progress().executionArn();
    if (execution != null
        && machines.status(execution).filter(ExecutionStatus.RUNNING::equals).isPresent()) {
      machines.stop(execution, ErrorNames.CANCELLED, "cancelled on request");
    } else {
      // Never started, or over without its finalizer: nobody will be told of an execution that
      // stops.
      finish.finish(run, ExecutionOutcome.aborted("the run was cancelled"));
    }
    return Result.ACCEPTED;
  }
}
