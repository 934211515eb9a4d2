package dev.exesys.engine.runs;

import dev.exesys.core.contract.EngineErrorNames;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import dev.exesys.engine.settle.SingleLineMessage;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Cancels a run by stopping its execution. The finalizer handles the event of the stopped execution
 * and finishes the run.
 */
public final class CancelRun {

  /** The result of a request. */
  public enum Result {
    UNKNOWN,
    FINISHED,
    ACCEPTED
  }

  private final RunStore runStore;
  private final StateMachines machines;
  private final FinishRun finish;
  private final InstantSource clock;

  /** Creates the use case. */
  public CancelRun(
      RunStore runStore, StateMachines machines, FinishRun finish, InstantSource clock) {
    this.runStore = runStore;
    this.machines = machines;
    this.finish = finish;
    this.clock = clock;
  }

  /** Cancels a run, unless it has finished. */
  public Result cancel(String runId) {
    return cancel(runId, null);
  }

  /**
   * Cancels a run, unless it has finished.
   *
   * @param reason one line that becomes the reason of the run and of its unsettled orders; null if
   *     a client cancels the run
   */
  public Result cancel(String runId, @Nullable String reason) {
    Optional<RunItem> found = runStore.find(runId);
    if (found.isEmpty()) {
      return Result.UNKNOWN;
    }
    RunItem run = found.get();
    if (run.progress().status().finished()) {
      return Result.FINISHED;
    }
    if (reason != null) {
      // Recorded first: orders are settled with it as soon as the execution has stopped.
      runStore.recordFailureReason(runId, SingleLineMessage.of(reason));
    }
    runStore.recordCancellation(runId, clock.instant());
    String execution = run.progress().executionArn();
    if (execution != null
        && machines.status(execution).filter(ExecutionStatus.RUNNING::equals).isPresent()) {
      machines.stop(
          execution,
          EngineErrorNames.CANCELLED,
          reason == null ? "cancelled on request" : SingleLineMessage.of(reason));
    } else {
      // The execution was never started, or has ended without its event being handled: no event
      // will follow.
      finish.finish(
          runStore.find(runId).orElse(run), ExecutionOutcome.aborted("the run was cancelled"));
    }
    return Result.ACCEPTED;
  }
}
