package dev.exesys.engine.bundle;

import org.jspecify.annotations.Nullable;

/**
 * An order's secret environment cannot be had; the message names what is missing and holds no
 * value.
 */
public final class BundleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BundleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
