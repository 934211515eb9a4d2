package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Parallel;
import dev.exesys.local.stepfunctions.history.HistoryEventType;

/** Evaluates a Parallel state: starts all branches. */
final class ParallelBehavior {
  private ParallelBehavior() {}

  static void evaluate(ExecutionState execution, StateVisit visit, Parallel parallel) {
    Payload input = execution.data.parameters(visit, null);
    long started = execution.event(visit.branch, HistoryEventType.PARALLEL_STATE_STARTED, null);
    ParallelScope parallelScope = new ParallelScope(visit, parallel.branches().size(), null);
    visit.pending = parallelScope;
    visit.scope = parallelScope;
    for (Branch definition : parallel.branches()) {
      execution.transitions.enter(
          execution.parallelScopes.start(parallelScope, definition, started),
          definition.startAt(),
          input);
    }
  }
}
