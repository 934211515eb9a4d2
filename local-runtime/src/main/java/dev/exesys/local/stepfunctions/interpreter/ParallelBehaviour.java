package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Parallel;
import dev.exesys.local.stepfunctions.history.EventType;

/** Starts all branches at once. */
final class ParallelBehaviour {
  private ParallelBehaviour() {}

  static void evaluate(Run run, Visit visit, Parallel parallel) {
    Payload input = run.data.parameters(visit, null);
    long started = run.event(visit.strand, EventType.PARALLEL_STATE_STARTED, null);
    Region region = new Region(visit, parallel.branches().size(), started, null);
    visit.activity = region;
    for (Branch branch : parallel.branches()) {
      run.transitions.enter(run.regions.start(region, branch), branch.startAt(), input);
    }
  }
}
