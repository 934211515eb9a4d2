package dev.exesys.core.store;

/**
 * A store could not be reached or refused what the engine asked of it; the cause is the service's
 * own error.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
