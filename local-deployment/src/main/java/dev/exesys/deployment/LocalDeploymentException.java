package dev.exesys.deployment;

import org.jspecify.annotations.Nullable;

/**
 * Thrown if a local deployment cannot start, stop or use its data directory. The message is for the
 * user.
 */
public final class LocalDeploymentException extends RuntimeException {
  private static final long serialVersionUID = 1;

  LocalDeploymentException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
