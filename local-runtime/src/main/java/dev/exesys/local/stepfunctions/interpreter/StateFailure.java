package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.ErrorNames;
import dev.exesys.local.stepfunctions.language.StateError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error that a retrier, a catcher or the end of the execution handles.
 *
 * @param alias a second name that retriers and catchers may match
 */
record StateFailure(@Nullable String error, @Nullable String cause, @Nullable String alias) {
  static StateFailure of(StateError error) {
    return new StateFailure(error.error(), error.reason(), null);
  }

  /**
   * Returns the failure of the enclosing Parallel or Map state, which also matches {@code
   * States.BranchFailed}.
   */
  StateFailure ofBranch() {
    return new StateFailure(error, cause, ErrorNames.BRANCH_FAILED);
  }

  /**
   * Returns the failure of a task whose result is over the limit; {@code States.ALL} matches it.
   */
  static StateFailure ofOversizedResult(String resource) {
    return new StateFailure(
        ErrorNames.DATA_LIMIT_EXCEEDED, Payload.tooLarge(resource), ErrorNames.ALL);
  }

  /**
   * Returns true if a retrier or catcher with these error names matches. None matches {@code
   * States.Runtime}, not even by its name.
   */
  boolean matches(List<String> names) {
    return names.stream().anyMatch(this::matches);
  }

  private boolean matches(String name) {
    if (ErrorNames.RUNTIME.equals(error)) {
      return false;
    }
    if (name.equals(error) || name.equals(alias)) {
      return true;
    }
    if (ErrorNames.DATA_LIMIT_EXCEEDED.equals(error)) {
      return false;
    }
    return switch (name) {
      case ErrorNames.ALL -> true;
      case ErrorNames.TASK_FAILED -> !ErrorNames.TIMEOUT.equals(error);
      default -> false;
    };
  }
}
