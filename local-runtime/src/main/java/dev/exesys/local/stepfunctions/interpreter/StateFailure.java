package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.ErrorNames;
import dev.exesys.local.stepfunctions.language.StateError;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An error on its way to a retrier, a catcher or the end of the execution.
 *
 * @param alias another name that retriers and catchers may use for it
 */
record StateFailure(@Nullable String error, @Nullable String cause, @Nullable String alias) {
  /** ErrorHandler that wildcards do not match: the execution is not expected to survive them. */
  private static final Set<String> TERMINAL =
      Set.of(ErrorNames.RUNTIME, ErrorNames.DATA_LIMIT_EXCEEDED);

  static StateFailure of(StateError error) {
    return new StateFailure(error.error(), error.reason(), null);
  }

  /** The failure of a whole region, which can also be matched as that. */
  StateFailure ofBranch() {
    return new StateFailure(error, cause, ErrorNames.BRANCH_FAILED);
  }

  /** Whether a retrier or catcher with these names is meant. */
  boolean matches(List<String> names) {
    return names.stream().anyMatch(this::matches);
  }

  private boolean matches(String name) {
    if (name.equals(error) || name.equals(alias)) {
      return true;
    }
    if (error != null && TERMINAL.contains(error)) {
      return false;
    }
    return switch (name) {
      case ErrorNames.ALL -> true;
      case ErrorNames.TASK_FAILED -> !ErrorNames.TIMEOUT.equals(error);
      default -> false;
    };
  }
}
