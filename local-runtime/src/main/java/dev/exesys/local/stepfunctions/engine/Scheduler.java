package dev.exesys.local.stepfunctions.engine;

import java.time.Instant;
import java.time.InstantSource;

/** Provides the time and runs actions at given times. */
public interface Scheduler extends InstantSource, AutoCloseable {

  /** A scheduled action that can be cancelled. */
  @FunctionalInterface
  interface ScheduledAction {
    void cancel();
  }

  /**
   * Runs an action at a given time, or immediately if that time has passed. The action runs on the
   * scheduler's thread and must not block.
   */
  ScheduledAction at(Instant due, Runnable action);

  @Override
  void close();
}
