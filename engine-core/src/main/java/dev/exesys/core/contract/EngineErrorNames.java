package dev.exesys.core.contract;

/** Lists the error names with which the engine ends states and executions. */
public final class EngineErrorNames {

  /** The commands of the order failed. */
  public static final String ORDER_FAILED = "Exesys.OrderFailed";

  /** The timeout of the order elapsed. */
  public static final String ORDER_TIMED_OUT = "Exesys.OrderTimedOut";

  /** The order did not run, because a dependency did not succeed or the job failed fast. */
  public static final String ORDER_BLOCKED = "Exesys.OrderBlocked";

  /** A person rejected the order, or its approval expired. */
  public static final String ORDER_REJECTED = "Exesys.OrderRejected";

  /** The order was settled because its run was cancelled or stopped. */
  public static final String ORDER_CANCELLED = "Exesys.OrderCancelled";

  /** The order was skipped; ends an {@code admit} state, whose next state would run the order. */
  public static final String ORDER_SKIPPED = "Exesys.OrderSkipped";

  /** An attempt failed and the state machine starts the next one. */
  public static final String RETRY_ORDER = "Exesys.RetryOrder";

  /** The engine could not start a worker for the order. */
  public static final String DISPATCH_FAILED = "Exesys.DispatchFailed";

  /** The service that ran the worker reports that the worker ended without a report. */
  public static final String WORKER_ENDED = "Exesys.WorkerEnded";

  /**
   * A worker of a pool gives back an order that it has not claimed: the state machine offers it
   * again.
   */
  public static final String ORDER_RETURNED = "Exesys.OrderReturned";

  /** A must-succeed order failed; ends the finalize state. */
  public static final String JOB_FAILED = "Exesys.JobFailed";

  /** A must-succeed order timed out; ends the finalize state. */
  public static final String JOB_TIMED_OUT = "Exesys.JobTimedOut";

  /** A client cancelled the run. */
  public static final String CANCELLED = "Exesys.Cancelled";

  private EngineErrorNames() {}
}
