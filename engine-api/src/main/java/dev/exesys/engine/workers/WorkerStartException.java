package dev.exesys.engine.workers;

/**
 * No worker can be had for an order; the message says why, in a sentence for the order's last
 * event.
 */
public final class WorkerStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public WorkerStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
