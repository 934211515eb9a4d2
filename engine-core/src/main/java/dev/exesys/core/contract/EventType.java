package dev.exesys.core.contract;

/**
 * Names the event types that the engine writes; commands may write others through the events
 * directory.
 */
public final class EventType {
  public static final String QUEUED = "queued";
  public static final String WAITING = "waiting";

  /** The order waits for a person's approval. */
  public static final String WAITING_FOR_APPROVAL = "waiting_for_approval";

  /** A person approved the order. */
  public static final String APPROVED = "approved";

  public static final String DISPATCHED = "dispatched";
  public static final String RUNNING = "running";

  /** An attempt failed and another one follows. */
  public static final String RETRYING = "retrying";

  public static final String SUCCEEDED = "succeeded";
  public static final String FAILED = "failed";
  public static final String TIMED_OUT = "timed_out";

  /**
   * Terminal: the order did not run, because a dependency failed or the job failed fast. Its status
   * is {@code failed}.
   */
  public static final String BLOCKED = "blocked";

  /**
   * Terminal: a person rejected the order, or its approval expired. Its status is {@code failed}.
   */
  public static final String REJECTED = "rejected";

  /**
   * Terminal: the order has {@code when: on_failure} and no dependency failed. Its status is {@code
   * succeeded}.
   */
  public static final String SKIPPED = "skipped";

  /** Terminal: the order succeeded in an earlier run, of which this run is a rerun. */
  public static final String CARRIED_OVER = "carried_over";

  /**
   * One of several instances has reported its share of the order; the status is that of the share.
   */
  public static final String INSTANCE_ENDED = "instance_ended";

  /** Written for {@link #JOB}. */
  public static final String JOB_STARTED = "job_started";

  /** Written for {@link #JOB}, before the done object. */
  public static final String JOB_COMPLETED = "job_completed";

  /** The {@code order_name} of events about the whole run; orders must not use it. */
  public static final String JOB = "_job";

  private EventType() {}
}
