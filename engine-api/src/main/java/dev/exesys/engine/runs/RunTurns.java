package dev.exesys.engine.runs;

import dev.exesys.core.store.RunItem;

/** Lets the runs of a concurrency group take turns. Every method can be repeated. */
public interface RunTurns {

  /** Adds a waiting run to its group, and starts it if its turn has come. */
  void enter(RunItem run);

  /** Starts the next run of the group of a run that has finished, if it has a group. */
  void left(RunItem run);
}
