package dev.exesys.compiler.lint;

import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Errors that are handled have names that exist, and every retrier and catcher can be asked: the
 * first that names an error decides, so a later one that names nothing else never does.
 */
final class ErrorRules {
  private static final String RESERVED = "States.";

  /** The names that the language keeps for itself. */
  private static final Set<String> OF_THE_LANGUAGE =
      Set.of(
          "States.ALL",
          "States.BranchFailed",
          "States.DataLimitExceeded",
          "States.ExceedToleratedFailureThreshold",
          "States.HeartbeatTimeout",
          "States.Http.Socket",
          "States.IntrinsicFailure",
          "States.ItemReaderFailed",
          "States.NoChoiceMatched",
          "States.ParameterPathFailure",
          "States.Permissions",
          "States.QueryEvaluationError",
          "States.ResultPathMatchFailure",
          "States.ResultWriterFailed",
          "States.Runtime",
          "States.TaskFailed",
          "States.Timeout");

  private ErrorRules() {}

  static void check(State state, String pointer, Consumer<LintFinding> findings) {
    ErrorHandling onError =
        switch (state) {
          case Task task -> task.onError();
          case Parallel parallel -> parallel.onError();
          case MapState map -> map.onError();
          default -> ErrorHandling.FAIL;
        };
    check(
        onError.retriers().stream().map(retrier -> retrier.errorEquals()).toList(),
        pointer + "/Retry/",
        findings);
    check(
        onError.catchers().stream().map(catcher -> catcher.errorEquals()).toList(),
        pointer + "/Catch/",
        findings);
  }

  private static void check(
      List<List<String>> handlers, String pointer, Consumer<LintFinding> findings) {
    Set<String> handled = new HashSet<>();
    for (int i = 0; i < handlers.size(); i++) {
      String at = pointer + i + "/ErrorEquals";
      boolean more = false;
      for (String error : handlers.get(i)) {
        more |= handled.add(error);
        if (error.startsWith(RESERVED) && !OF_THE_LANGUAGE.contains(error)) {
          findings.accept(
              new LintFinding(
                  LintRule.ERROR_NAME, at, "the language has no error called " + error));
        }
      }
      if (!more) {
        findings.accept(
            new LintFinding(LintRule.NEVER_ASKED, at, "names only errors that are handled before"));
      }
    }
  }
}
