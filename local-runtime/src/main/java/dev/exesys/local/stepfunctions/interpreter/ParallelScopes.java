package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Branch;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Transition;
import dev.exesys.local.stepfunctions.history.HistoryEventType;
import java.util.ArrayDeque;
import java.util.Deque;

/** How the strands of Parallel and Map states start, end and are aborted. */
final class ParallelScopes {
  private final ExecutionState run;

  ParallelScopes(ExecutionState run) {
    this.run = run;
  }

  /** ChildExecutionParameters one more strand. */
  BranchExecution start(ParallelScope region, Branch level) {
    BranchExecution strand =
        new BranchExecution(level, region, region.strands.size(), region.startedEvent);
    region.strands.add(strand);
    return strand;
  }

  /** A strand has come to its end. */
  void complete(ParallelScope region, BranchExecution strand, Payload output) {
    StateVisit visit = region.visit;
    if (visit.activity != region) {
      return;
    }
    if (visit.state instanceof MapState) {
      run.event(strand, HistoryEventType.MAP_ITERATION_SUCCEEDED, EventDetails.iteration(strand));
    }
    if (region.complete(strand, output.node())) {
      visit.strand.lastEvent = strand.lastEvent;
      succeed(region, visit);
    } else if (visit.state instanceof MapState map && region.strands.size() < region.size()) {
      run.transitions.guarded(visit, () -> MapBehavior.startNext(run, map, region));
    }
  }

  /** All strands are done, or there was none. */
  void succeed(ParallelScope region, StateVisit visit) {
    boolean map = visit.state instanceof MapState;
    run.event(
        visit.strand,
        map ? HistoryEventType.MAP_STATE_SUCCEEDED : HistoryEventType.PARALLEL_STATE_SUCCEEDED,
        null);
    run.transitions.guarded(
        visit, () -> run.transitions.finish(visit, Payload.of(region.results()), then(visit)));
  }

  private static Transition then(StateVisit visit) {
    return switch (visit.state) {
      case Parallel parallel -> parallel.then();
      case MapState map -> map.then();
      default -> throw new IllegalStateException("not a state with strands: " + visit.name);
    };
  }

  /**
   * Aborts what still runs in a region because one strand failed. Nested regions are walked with a
   * list of their own.
   */
  void abort(ParallelScope failed, BranchExecution culprit) {
    long because = culprit.lastEvent;
    Deque<ParallelScope> open = new ArrayDeque<>();
    open.push(failed);
    while (!open.isEmpty()) {
      ParallelScope region = open.pop();
      for (BranchExecution strand : region.strands) {
        StateVisit visit = strand.visit;
        if (visit != null) {
          abort(strand, visit, strand == culprit, because);
          if (visit.activity instanceof ParallelScope inner) {
            open.push(inner);
          }
          visit.activity = null;
        }
      }
    }
  }

  private void abort(BranchExecution strand, StateVisit visit, boolean culprit, long because) {
    if (strand.region != null && strand.region.visit.state instanceof MapState) {
      HistoryEventType type =
          culprit ? HistoryEventType.MAP_ITERATION_FAILED : HistoryEventType.MAP_ITERATION_ABORTED;
      run.history.add(type, because, run.now(), EventDetails.iteration(strand));
    }
    // A Parallel that failed has said so already; a task that failed has not left its state.
    if (!(culprit && StateEventTypes.failed(visit.state).isPresent())) {
      StateEventTypes.aborted(visit.state)
          .ifPresent(type -> run.history.add(type, because, run.now(), null));
    }
    switch (visit.activity) {
      case PendingWork.Delay delay -> run.timers.cancel(delay.timer());
      case TaskAttempt task -> run.tasks.abort(task);
      case null, default -> {}
    }
    strand.visit = null;
  }
}
