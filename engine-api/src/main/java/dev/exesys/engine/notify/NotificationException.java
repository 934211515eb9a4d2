package dev.exesys.engine.notify;

import org.jspecify.annotations.Nullable;

/** Reports that a notification was not accepted. */
public final class NotificationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NotificationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
