package dev.exesys.core.source;

import org.jspecify.annotations.Nullable;

/**
 * Reports that the source is not available or not usable. The message is written for the author of
 * the job and contains no secret.
 */
public final class SourceException extends RuntimeException {
  public SourceException(String message) {
    super(message);
  }

  public SourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
