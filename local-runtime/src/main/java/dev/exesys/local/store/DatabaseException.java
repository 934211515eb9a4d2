package dev.exesys.local.store;

import org.jspecify.annotations.Nullable;

/** The embedded database failed; its cause says how. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
