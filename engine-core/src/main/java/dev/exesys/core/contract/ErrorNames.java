package dev.exesys.core.contract;

/** The error names that the engine and its workers give to states and executions that they end. */
public final class ErrorNames {

  /** A worker reports that the commands of its order failed. */
  public static final String ORDER_FAILED = "Exesys.OrderFailed";

  /** A worker reports that its order exceeded its timeout. */
  public static final String ORDER_TIMED_OUT = "Exesys.OrderTimedOut";

  /** The engine could not start a worker for the order. */
  public static final String DISPATCH_FAILED = "Exesys.DispatchFailed";

  /** The service that ran the worker reports that the worker ended without a report. */
  public static final String WORKER_ENDED = "Exesys.WorkerEnded";

  /** A client cancelled the run. */
  public static final String CANCELLED = "Exesys.Cancelled";

  private ErrorNames() {}
}
