package dev.exesys.engine.runs;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Sleeper {

  /** Waits; false if there is no waiting here, or not any more. */
  boolean pause(Duration time);
}
