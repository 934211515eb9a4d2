package dev.exesys.core.secrets;

import org.jspecify.annotations.Nullable;

/** A key, a sealed text or a document is not what it should be. The message holds no secret. */
public final class SecretsException extends RuntimeException {
  public SecretsException(String message) {
    super(message);
  }

  public SecretsException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
