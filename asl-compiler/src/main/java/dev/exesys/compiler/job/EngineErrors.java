package dev.exesys.compiler.job;

import java.util.List;

/**
 * The error names by which the engine fails tasks and executions, as far as compiled state machines
 * handle them.
 */
public final class EngineErrors {
  /** The prefix of the engine's error names. */
  public static final String PREFIX = "Exesys.";

  /** The order is settled: the state machine continues behind it. */
  public static final List<String> SETTLED =
      List.of(
          "Exesys.OrderFailed",
          "Exesys.OrderTimedOut",
          "Exesys.OrderBlocked",
          "Exesys.OrderRejected",
          "Exesys.OrderCancelled",
          "Exesys.OrderSkipped");

  /** The order is queued for its next attempt: the run state is entered again. */
  public static final String RETRY_ORDER = "Exesys.RetryOrder";

  /** The service that ran the worker reports that it ended without a report. */
  public static final String WORKER_ENDED = "Exesys.WorkerEnded";

  /** No worker could be started. */
  public static final String DISPATCH_FAILED = "Exesys.DispatchFailed";

  /** The job failed: the error of the finalize state and of the execution. */
  public static final String JOB_FAILED = "Exesys.JobFailed";

  /** The job timed out: the error of the finalize state and of the execution. */
  public static final String JOB_TIMED_OUT = "Exesys.JobTimedOut";

  /** A client cancelled the run: the error of the execution. */
  public static final String CANCELLED = "Exesys.Cancelled";

  /**
   * The exception of the prepare action when the repository or commit cannot be fetched, which a
   * retry would not change.
   */
  public static final String SOURCE_FAILED = "dev.exesys.engine.steps.RunSourceException";

  private EngineErrors() {}

  /** Returns true if the engine uses an error name. */
  public static boolean isKnown(String error) {
    return SETTLED.contains(error)
        || List.of(RETRY_ORDER, WORKER_ENDED, DISPATCH_FAILED, JOB_FAILED, JOB_TIMED_OUT, CANCELLED)
            .contains(error);
  }
}
