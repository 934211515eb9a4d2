package dev.exesys.engine.wiring;

import dev.exesys.core.store.RunItem;
import dev.exesys.engine.groups.GroupedRuns;
import dev.exesys.engine.init.RunStart;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.runs.CancelRun;
import dev.exesys.engine.runs.ExecutionOutcome;
import dev.exesys.engine.runs.FinishRun;

/** Starts and cancels the runs of concurrency groups with the use cases of all runs. */
record EngineGroupedRuns(
    RunStart starts, CancelRun cancellation, FinishRun finish, StateMachines machines)
    implements GroupedRuns {

  @Override
  public void start(RunItem run) {
    starts.start(run);
  }

  @Override
  public boolean isStarted(RunItem run) {
    String execution = run.progress().executionArn();
    return execution != null && machines.status(execution).isPresent();
  }

  @Override
  public void cancel(RunItem run, String reason) {
    CancelRun.Result unused = cancellation.cancel(run.runId(), reason);
  }

  @Override
  public void abandon(RunItem run) {
    finish.finish(run, ExecutionOutcome.aborted("the run could not be started"));
  }
}
