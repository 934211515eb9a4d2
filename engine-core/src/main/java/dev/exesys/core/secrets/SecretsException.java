package dev.exesys.core.secrets;

import dev.exesys.core.retry.RetryableFailure;
import org.jspecify.annotations.Nullable;

/** Reports an invalid key, encrypted text or document. The message contains no secret. */
public final class SecretsException extends RuntimeException implements RetryableFailure {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  public SecretsException(String message) {
    this(message, null);
  }

  public SecretsException(String message, @Nullable Throwable cause) {
    this(message, cause, false);
  }

  /**
   * Creates the exception of a call to the key's service, which {@code retryable} says may succeed
   * later.
   */
  public SecretsException(String message, @Nullable Throwable cause, boolean retryable) {
    super(message, cause);
    this.retryable = retryable;
  }

  @Override
  public boolean retryable() {
    return retryable;
  }
}
