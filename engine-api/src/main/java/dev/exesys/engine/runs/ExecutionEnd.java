package dev.exesys.engine.runs;

import dev.exesys.core.books.RunItem;

/** What the end of a run's execution means for the run, if its machine could not say so itself. */
final class ExecutionEnd {

  private ExecutionEnd() {}

  /**
   * The run's ending.
   *
   * @param status of the execution, in Step Functions' words
   * @param why error and cause in one line; may be empty
   */
  static Ending of(RunItem run, String status, String why) {
    String more = why.isEmpty() ? "" : ": " + why;
    return switch (status) {
      case "TIMED_OUT" -> Ending.timedOut(run.job().jobTimeout());
      case "ABORTED" ->
          Ending.aborted(
              run.progress().cancelledAt() != null
                  ? "the run was cancelled"
                  : "the execution was stopped" + more);
      default -> Ending.aborted("the execution failed" + more);
    };
  }
}
