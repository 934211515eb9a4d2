package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Fail;
import dev.exesys.asl.MapState;
import dev.exesys.local.stepfunctions.history.HistoryEventType;
import dev.exesys.local.stepfunctions.language.AslJson;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Continues an execution that failed, timed out or was stopped from its unsuccessful states.
 *
 * <p>As AWS documents: successful states keep their results; of a Parallel or Map state only the
 * branches that failed or were aborted continue, unless the state itself failed after all of them;
 * a state is evaluated again with its input, its retriers start at zero and its timeouts start
 * again; a Fail state is entered again.
 */
final class Redriving {
  private final ExecutionState execution;
  private int count;

  Redriving(ExecutionState execution) {
    this.execution = execution;
  }

  void redrive(BranchExecution top) {
    count++;
    execution.contexts.redriven(count, execution.now());
    long event =
        execution.history.add(
            HistoryEventType.EXECUTION_REDRIVEN,
            execution.history.lastId(),
            execution.now(),
            AslJson.object().put("redriveCount", count));
    Deque<BranchExecution> open = new ArrayDeque<>();
    open.add(top);
    while (!open.isEmpty()) {
      BranchExecution branch = open.remove();
      StateVisit visit = branch.visit == null ? branch.interrupted : branch.visit;
      branch.interrupted = null;
      if (visit != null) {
        branch.lastEvent = event;
        branch.visit = visit;
        continueVisit(branch, visit, event, open);
      } else if (branch.output != null && branch.parallelScope != null) {
        // The branch had reached its end, but its siblings failed before this was recorded.
        ParallelScope scope = branch.parallelScope;
        Payload output = branch.output;
        execution.enqueue(() -> execution.parallelScopes.complete(scope, branch, output));
      }
    }
  }

  private void continueVisit(
      BranchExecution branch, StateVisit visit, long event, Deque<BranchExecution> open) {
    visit.retries.clear();
    visit.retryCount = 0;
    visit.redrivenChild = visit.child;
    ParallelScope scope = visit.scope;
    if (scope != null && !scope.isComplete()) {
      visit.pending = scope;
      scope.branches.stream().filter(inner -> !inner.complete).forEach(open::add);
      if (visit.state instanceof MapState map) {
        execution.enqueue(() ->
            execution.transitions.guarded(
                visit, () -> MapBehavior.fill(execution, map, scope, event)));
      }
      return;
    }
    visit.scope = null;
    visit.pending = null;
    if (visit.state instanceof Fail) {
      execution.transitions.enter(branch, visit.name, visit.input);
    } else {
      execution.transitions.evaluate(visit);
    }
  }
}
