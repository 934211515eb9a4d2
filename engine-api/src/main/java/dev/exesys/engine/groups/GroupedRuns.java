package dev.exesys.engine.groups;

import dev.exesys.core.store.RunItem;

/** Starts and cancels the runs of concurrency groups. Every method can be repeated. */
public interface GroupedRuns {

  /** Starts the execution of a waiting run; does nothing if it was started before. */
  void start(RunItem run);

  /** Returns whether the execution of the run exists. */
  boolean isStarted(RunItem run);

  /**
   * Cancels an unfinished run.
   *
   * @param reason one line
   */
  void cancel(RunItem run, String reason);

  /** Finishes a run that could not be started. */
  void abandon(RunItem run);
}
