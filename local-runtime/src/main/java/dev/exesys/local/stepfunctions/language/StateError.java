package dev.exesys.local.stepfunctions.language;

import org.jspecify.annotations.Nullable;

/**
 * An error of the Amazon States Language: a name that retriers and catchers match, and a cause.
 * Thrown during the evaluation of a state.
 */
public final class StateError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable String error;
  private final @Nullable String reason;

  public StateError(@Nullable String error, @Nullable String reason) {
    // No stack trace: these errors are part of the normal execution of a state machine.
    super(error + ": " + reason, null, false, false);
    this.error = error;
    this.reason = reason;
  }

  /**
   * Returns the error's name, such as {@code States.Timeout}; null if a task failed without one.
   */
  public @Nullable String error() {
    return error;
  }

  /** Returns the cause. */
  public @Nullable String reason() {
    return reason;
  }

  /**
   * Returns {@code States.Runtime}, the error of an execution that cannot continue. Retriers and
   * catchers do not match it.
   */
  public static StateError runtime(String reason) {
    return new StateError("States.Runtime", reason);
  }

  /**
   * Returns {@code States.IntrinsicFailure}, the error of an intrinsic function with invalid
   * arguments.
   */
  public static StateError intrinsic(String reason) {
    return new StateError("States.IntrinsicFailure", reason);
  }
}
