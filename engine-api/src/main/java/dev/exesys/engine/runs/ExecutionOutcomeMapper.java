package dev.exesys.engine.runs;

import dev.exesys.core.store.RunItem;

/**
 * Maps the status of an ended execution to the run's outcome, for executions that did not reach
 * their finalize state.
 */
final class ExecutionOutcomeMapper {

  private ExecutionOutcomeMapper() {}

  /**
   * Returns the outcome of a run.
   *
   * @param status the execution's status as Step Functions names it
   * @param reason the execution's error and cause in one line; may be empty
   */
  static ExecutionOutcome outcome(RunItem run, String status, String reason) {
    String suffix = reason.isEmpty() ? "" : ": " + reason;
    return switch (status) {
      case "TIMED_OUT" -> ExecutionOutcome.timedOut(run.job().jobTimeout());
      case "ABORTED" ->
          ExecutionOutcome.aborted(
              run.progress().cancelledAt() != null
                  ? "the run was cancelled"
                  : "the execution was stopped" + suffix);
      default -> ExecutionOutcome.aborted("the execution failed" + suffix);
    };
  }
}
