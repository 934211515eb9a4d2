package dev.exesys.local.stepfunctions.language;

import org.jspecify.annotations.Nullable;

/**
 * An error in the sense of the states language: a name that retriers and catchers match, and a
 * cause for people. Thrown while a state is evaluated; it is not a fault of this program.
 */
public final class StateError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final @Nullable String error;
  private final @Nullable String reason;

  public StateError(@Nullable String error, @Nullable String reason) {
    // No stack trace: these are thrown in the normal course of a machine.
    super(error + ": " + reason, null, false, false);
    this.error = error;
    this.reason = reason;
  }

  /** The error's name, such as {@code States.Timeout}; a task may fail without one. */
  public @Nullable String error() {
    return error;
  }

  /** What a person reads about it. */
  public @Nullable String reason() {
    return reason;
  }

  /** The error of a machine that cannot go on, which no retrier and no catcher sees. */
  public static StateError runtime(String reason) {
    return new StateError("States.Runtime", reason);
  }

  /** The error of an intrinsic function that does not fit its arguments. */
  public static StateError intrinsic(String reason) {
    return new StateError("States.IntrinsicFailure", reason);
  }
}
