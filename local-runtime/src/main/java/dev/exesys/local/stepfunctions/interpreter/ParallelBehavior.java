package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Parallel;
import dev.exesys.local.stepfunctions.history.HistoryEventType;

/** ChildExecutionParameters all branches at once. */
final class ParallelBehavior {
  private ParallelBehavior() {}

  static void evaluate(ExecutionState run, StateVisit visit, Parallel parallel) {
    Payload input = run.data.parameters(visit, null);
    long started = run.event(visit.strand, HistoryEventType.PARALLEL_STATE_STARTED, null);
    ParallelScope region = new ParallelScope(visit, parallel.branches().size(), started, null);
    visit.activity = region;
    for (Branch branch : parallel.branches()) {
      run.transitions.enter(run.regions.start(region, branch), branch.startAt(), input);
    }
  }
}
