package dev.exesys.local.stepfunctions.interpreter;

/** What a state visit waits for. */
sealed interface PendingWork permits PendingWork.Delay, TaskAttempt, ParallelScope {

  /** A timer, of a Wait state or of the delay before a retry. */
  record Delay(long timer) implements PendingWork {}
}
