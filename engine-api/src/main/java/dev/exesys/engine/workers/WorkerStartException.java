package dev.exesys.engine.workers;

/**
 * No worker can be had for an order; the message says why, in a sentence for the order's last
 * event.
 */
public final class WorkerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean passing;

  /**
   * No worker.
   *
   * @param passing whether asking again later may help: the service is too busy
   */
  public WorkerStartException(String message, boolean passing, Throwable cause) {
    super(message, cause);
    this.passing = passing;
  }

  /** No worker, and asking again would not help. */
  public WorkerStartException(String message) {
    super(message);
    this.passing = false;
  }

  /** Whether asking again later may help. */
  public boolean passing() {
    return passing;
  }
}
