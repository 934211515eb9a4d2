package dev.exesys.engine.runs;

import dev.exesys.core.contract.OrderStatus;

/**
 * How a run's execution came to its end.
 *
 * @param kind whether the machine ran to its end
 * @param reason for the orders that have not settled, one line
 */
public record ExecutionOutcome(Kind kind, String reason) {

  /** Ways to end. */
  public enum Kind {
    /** The machine came to its finalize state. */
    COMPLETED,
    /** It was stopped, or its own machinery failed. */
    ABORTED,
    /** Its {@code job_timeout} ran out. */
    TIMED_OUT
  }

  /** What an order that has not settled counts as. */
  OrderStatus unsettled() {
    return kind == Kind.TIMED_OUT ? OrderStatus.TIMED_OUT : OrderStatus.FAILED;
  }

  /** The machine ran to its end. */
  public static ExecutionOutcome completed() {
    return new ExecutionOutcome(Kind.COMPLETED, "the run ended before the order could start");
  }

  /** The execution was stopped or failed. */
  public static ExecutionOutcome aborted(String reason) {
    return new ExecutionOutcome(Kind.ABORTED, reason);
  }

  /** The execution's time ran out. */
  public static ExecutionOutcome timedOut(int seconds) {
    return new ExecutionOutcome(
        Kind.TIMED_OUT, "the job's timeout of " + seconds + " seconds ran out");
  }
}
