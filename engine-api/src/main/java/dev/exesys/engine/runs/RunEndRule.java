package dev.exesys.engine.runs;

import dev.exesys.core.store.RunItem;

/** What the end of a run's execution means for the run, if its machine could not say so itself. */
final class RunEndRule {

  private RunEndRule() {}

  /**
   * The run's ending.
   *
   * @param status of the execution, in Step Functions' words
   * @param why error and cause in one line; may be empty
   */
  static ExecutionOutcome of(RunItem run, String status, String why) {
    String more = why.isEmpty() ? "" : ": " + why;
    return switch (status) {
      case "TIMED_OUT" -> ExecutionOutcome.timedOut(run.job().jobTimeout());
      case "ABORTED" ->
          ExecutionOutcome.aborted(
              run.progress().cancelledAt() != null
                  ? "the run was cancelled"
                  : "the execution was stopped" + more);
      default -> ExecutionOutcome.aborted("the execution failed" + more);
    };
  }
}
