package dev.exesys.core.contract;

/**
 * The event types the engine itself writes; commands may write any other through the events
 * directory.
 */
public final class EventType {
  public static final String QUEUED = "queued";
  public static final String WAITING = "waiting";
  public static final String DISPATCHED = "dispatched";
  public static final String RUNNING = "running";
  public static final String SUCCEEDED = "succeeded";
  public static final String FAILED = "failed";
  public static final String TIMED_OUT = "timed_out";

  /**
   * Terminal: never ran, a dependency blocked it or the job fails fast; its status is {@code
   * failed}.
   */
  public static final String BLOCKED = "blocked";

  /** Terminal: {@code when: on_failure} and nothing failed; its status is {@code succeeded}. */
  public static final String SKIPPED = "skipped";

  /** One of several instances has run its share of the order; its status is the share's. */
  public static final String INSTANCE_ENDED = "instance_ended";

  /** Written for {@link #JOB}. */
  public static final String JOB_STARTED = "job_started";

  /** Written for {@link #JOB}, before the done object. */
  public static final String JOB_COMPLETED = "job_completed";

  /** The {@code order_name} of events about the whole run; no order may have it. */
  public static final String JOB = "_job";

  private EventType() {}
}
