package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Branch;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Transition;
import dev.exesys.local.stepfunctions.history.HistoryEventType;
import java.util.ArrayDeque;
import java.util.Deque;

/** Starts, completes and aborts the branches of Parallel and Map states. */
final class ParallelScopes {
  private final ExecutionState execution;

  ParallelScopes(ExecutionState execution) {
    this.execution = execution;
  }

  /** Starts the next branch of a parallel scope after a given event. */
  BranchExecution start(ParallelScope parallelScope, Branch definition, long previousEvent) {
    BranchExecution branch =
        new BranchExecution(
            definition, parallelScope, parallelScope.branches.size(), previousEvent);
    parallelScope.branches.add(branch);
    return branch;
  }

  /** Completes a branch with an output. */
  void complete(ParallelScope parallelScope, BranchExecution branch, Payload output) {
    StateVisit visit = parallelScope.visit;
    if (visit.pending != parallelScope) {
      return;
    }
    branch.complete = true;
    long lastStateEvent = branch.lastEvent;
    if (visit.state instanceof MapState) {
      execution.event(
          branch, HistoryEventType.MAP_ITERATION_SUCCEEDED, EventDetails.iteration(branch));
    }
    if (parallelScope.complete(branch, output.node())) {
      visit.branch.lastEvent = branch.lastEvent;
      succeed(parallelScope, visit);
    } else if (visit.state instanceof MapState map
        && parallelScope.branches.size() < parallelScope.size()) {
      execution.transitions.guarded(
          visit, () -> MapBehavior.startNext(execution, map, parallelScope, lastStateEvent));
    }
  }

  /**
   * Completes a parallel scope whose branches have all completed. The state's exit event follows
   * the last branch's event, as in the service, not the success event.
   */
  void succeed(ParallelScope parallelScope, StateVisit visit) {
    boolean map = visit.state instanceof MapState;
    execution.history.add(
        map ? HistoryEventType.MAP_STATE_SUCCEEDED : HistoryEventType.PARALLEL_STATE_SUCCEEDED,
        visit.branch.lastEvent,
        execution.now(),
        null);
    execution.transitions.guarded(
        visit,
        () ->
            execution.transitions.finish(visit, Payload.of(parallelScope.results()), then(visit)));
  }

  private static Transition then(StateVisit visit) {
    return switch (visit.state) {
      case Parallel parallel -> parallel.then();
      case MapState map -> map.then();
      default -> throw new IllegalStateException("not a state with branches:  " + visit.name);
    };
  }

  /**
   * Aborts the running branches of a parallel scope, and of the scopes nested in it, because one
   * branch failed.
   */
  void abort(ParallelScope failed, BranchExecution failing) {
    long causeEvent = failing.lastEvent;
    Deque<ParallelScope> open = new ArrayDeque<>();
    open.push(failed);
    while (!open.isEmpty()) {
      ParallelScope parallelScope = open.pop();
      for (BranchExecution branch : parallelScope.branches) {
        StateVisit visit = branch.visit;
        if (visit != null) {
          abort(branch, visit, branch == failing, causeEvent);
          if (visit.pending instanceof ParallelScope inner) {
            open.push(inner);
          }
          visit.pending = null;
        }
      }
    }
  }

  private void abort(BranchExecution branch, StateVisit visit, boolean failing, long causeEvent) {
    if (branch.parallelScope != null && branch.parallelScope.visit.state instanceof MapState) {
      HistoryEventType type =
          failing ? HistoryEventType.MAP_ITERATION_FAILED : HistoryEventType.MAP_ITERATION_ABORTED;
      execution.history.add(type, causeEvent, execution.now(), EventDetails.iteration(branch));
    }
    // A failed Parallel or Map state has written its event already; a failed task has not left its
    // state.
    if (!(failing && StateEventTypes.failed(visit.state).isPresent())) {
      StateEventTypes.aborted(visit.state)
          .ifPresent(type -> execution.history.add(type, causeEvent, execution.now(), null));
    }
    switch (visit.pending) {
      case PendingWork.Delay delay -> execution.timers.cancel(delay.timer());
      case TaskAttempt task -> execution.tasks.abort(task);
      case null, default -> {}
    }
    branch.interrupted = visit;
    branch.visit = null;
  }
}
