package dev.exesys.engine.bundle;

import org.jspecify.annotations.Nullable;

/**
 * The environment of an order cannot be sealed. The message names the missing parameter, secret or
 * key and contains no secret value.
 */
public final class BundleException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public BundleException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
