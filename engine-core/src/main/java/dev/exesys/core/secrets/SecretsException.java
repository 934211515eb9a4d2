package dev.exesys.core.secrets;

import org.jspecify.annotations.Nullable;

/** Reports an invalid key, encrypted text or document. The message contains no secret. */
public final class SecretsException extends RuntimeException {
  public SecretsException(String message) {
    super(message);
  }

  public SecretsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
