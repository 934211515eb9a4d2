package dev.exesys.engine.steps;

import org.jspecify.annotations.Nullable;

/** The checkout of a run failed; the message gives the reason without secrets. */
public final class RunSourceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RunSourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
