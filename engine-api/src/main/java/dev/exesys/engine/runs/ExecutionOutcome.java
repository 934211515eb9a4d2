package dev.exesys.engine.runs;

import dev.exesys.core.contract.OrderStatus;

/**
 * The outcome of a run's execution.
 *
 * @param reason of the orders that are not settled, one line
 */
public record ExecutionOutcome(Kind kind, String reason) {

  /** The kinds of outcomes. */
  public enum Kind {
    /** The machine reached its finalize state. */
    COMPLETED,
    /** The execution was stopped or failed. */
    ABORTED,
    /** The {@code job_timeout} expired. */
    TIMED_OUT
  }

  /** Returns the status of orders that are not settled. */
  OrderStatus unsettled() {
    return kind == Kind.TIMED_OUT ? OrderStatus.TIMED_OUT : OrderStatus.FAILED;
  }

  /** Returns the outcome of a machine that reached its finalize state. */
  public static ExecutionOutcome completed() {
    return new ExecutionOutcome(Kind.COMPLETED, "the run ended before the order started");
  }

  /** Returns the outcome of an execution that was stopped or failed. */
  public static ExecutionOutcome aborted(String reason) {
    return new ExecutionOutcome(Kind.ABORTED, reason);
  }

  /** Returns the outcome of an execution that timed out. */
  public static ExecutionOutcome timedOut(int seconds) {
    return new ExecutionOutcome(Kind.TIMED_OUT, "the job timed out after " + seconds + " s");
  }
}
