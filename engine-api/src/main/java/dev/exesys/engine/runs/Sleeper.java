package dev.exesys.engine.runs;

import java.time.Duration;

/** Suspends the current thread. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Sleeps for this duration. Returns false if sleeping is not supported or the thread was
   * interrupted.
   */
  boolean sleep(Duration time);
}
