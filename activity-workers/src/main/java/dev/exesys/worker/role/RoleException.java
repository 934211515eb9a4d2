package dev.exesys.worker.role;

import org.jspecify.annotations.Nullable;

/** The role of an order cannot be assumed. The message says why. */
public final class RoleException extends Exception {
  private static final long serialVersionUID = 1;

  public RoleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
