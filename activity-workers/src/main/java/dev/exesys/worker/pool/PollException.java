package dev.exesys.worker.pool;

/** A poll failed. */
public final class PollException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final boolean poolMissing;

  /**
   * Creates the exception.
   *
   * @param poolMissing whether the pool does not exist
   */
  public PollException(String message, boolean poolMissing, Throwable cause) {
    super(message, cause);
    this.poolMissing = poolMissing;
  }

  /** Returns whether the pool does not exist. */
  public boolean poolMissing() {
    return poolMissing;
  }
}
