package dev.exesys.local.stepfunctions.engine;

import java.time.Instant;
import java.time.InstantSource;

/** A clock, and doing something when it shows a certain time. */
public interface Scheduler extends InstantSource, AutoCloseable {

  /** Something that will be done, unless it is cancelled. */
  @FunctionalInterface
  interface Appointment {
    void cancel();
  }

  /**
   * Does something at a time, or at once if that has passed, on a thread of the scheduler's: it
   * must be short.
   */
  Appointment at(Instant due, Runnable action);

  @Override
  void close();
}
