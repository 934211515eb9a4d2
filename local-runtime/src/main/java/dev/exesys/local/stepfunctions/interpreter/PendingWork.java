package dev.exesys.local.stepfunctions.interpreter;

/** What a visit waits for. */
sealed interface PendingWork permits PendingWork.Delay, TaskAttempt, ParallelScope {

  /** A timer: of a Wait state, or before the next attempt. */
  record Delay(long timer) implements PendingWork {}
}
