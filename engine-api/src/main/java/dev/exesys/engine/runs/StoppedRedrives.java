package dev.exesys.engine.runs;

import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.machines.StateMachines.ExecutionStatus;
import java.util.Optional;

/** Cancels the rerun that a redriven execution waits for, when the execution is stopped. */
public final class StoppedRedrives {
  private static final int MAX_CHAIN = 10_000;

  private final RunStore runStore;
  private final StateMachines machines;
  private final CancelRun cancel;

  /** Creates the use case. */
  public StoppedRedrives(RunStore runStore, StateMachines machines, CancelRun cancel) {
    this.runStore = runStore;
    this.machines = machines;
    this.cancel = cancel;
  }

  /**
   * Cancels the newest rerun of a finished run if it was requested by a redrive and the redriven
   * execution has ended.
   *
   * @return whether a rerun was cancelled
   */
  boolean cancel(RunItem run) {
    Optional<RunItem> next = next(run);
    for (int i = 0; i < MAX_CHAIN && next.flatMap(this::next).isPresent(); i++) {
      next = next.flatMap(this::next);
    }
    Optional<RunItem> awaited =
        next.filter(
            rerun -> rerun.links().redriveToken() != null && !rerun.progress().status().finished());
    String execution = run.progress().executionArn();
    // A late event of the execution's first end must not cancel the rerun of its redrive.
    if (awaited.isEmpty()
        || execution == null
        || machines.status(execution).filter(ExecutionStatus.RUNNING::equals).isPresent()) {
      return false;
    }
    return cancel.cancel(awaited.get().runId()) == CancelRun.Result.ACCEPTED;
  }

  private Optional<RunItem> next(RunItem run) {
    return Optional.ofNullable(run.links().latestRerun()).flatMap(runStore::find);
  }
}
