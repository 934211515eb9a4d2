package dev.exesys.core.store;

/**
 * Reports that a service was not reachable or rejected a request; the cause is the error of the
 * service.
 */
public final class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
