package dev.exesys.local.stepfunctions.interpreter;

/** What a visit waits for. */
sealed interface Activity permits Activity.Delay, TaskRun, Region {

  /** A timer: of a Wait state, or before the next attempt. */
  record Delay(long timer) implements Activity {}
}
