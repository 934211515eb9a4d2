package dev.exesys.core.source;

import org.jspecify.annotations.Nullable;

/** The source cannot be had or used. The message is for the job's author and holds no secret. */
public final class SourceException extends RuntimeException {
  public SourceException(String message) {
    super(message);
  }

  public SourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
