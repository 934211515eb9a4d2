package dev.exesys.engine.steps;

import org.jspecify.annotations.Nullable;

/** The checkout of a run cannot be had; the message says why, without secrets. */
public final class RunSourceException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RunSourceException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
