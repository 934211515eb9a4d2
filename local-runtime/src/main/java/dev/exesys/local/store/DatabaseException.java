package dev.exesys.local.store;

import org.jspecify.annotations.Nullable;

/** Thrown when the embedded database fails to read or write. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DatabaseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
