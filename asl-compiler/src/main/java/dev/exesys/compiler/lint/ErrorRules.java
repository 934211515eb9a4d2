package dev.exesys.compiler.lint;

import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.Task;
import dev.exesys.compiler.job.EngineErrors;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks retriers and catchers: error names of the language exist, and every handler can apply. The
 * first handler that names an error applies, so a later one with only the same names never does.
 * Names that begin with {@code Exesys.} must be those of the engine.
 */
final class ErrorRules {
  private static final String RESERVED_PREFIX = "States.";

  /** The error names that the language reserves. */
  private static final Set<String> RESERVED_NAMES =
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
          default -> ErrorHandling.NONE;
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
      boolean handlesNewError = false;
      for (String error : handlers.get(i)) {
        handlesNewError |= handled.add(error);
        if (error.startsWith(RESERVED_PREFIX) && !RESERVED_NAMES.contains(error)) {
          findings.accept(
              new LintFinding(LintRule.ERROR_NAME, at, "unknown reserved error name " + error));
        } else if (error.startsWith(EngineErrors.PREFIX) && !EngineErrors.isKnown(error)) {
          findings.accept(
              new LintFinding(
                  LintRule.ERROR_NAME, at, "unknown error name of the engine " + error));
        }
      }
      if (!handlesNewError) {
        findings.accept(
            new LintFinding(
                LintRule.UNREACHABLE_HANDLER, at, "all errors are handled by preceding elements"));
      }
    }
  }
}
