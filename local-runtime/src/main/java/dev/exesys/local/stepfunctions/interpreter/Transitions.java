package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.State;
import dev.exesys.asl.Transition;
import dev.exesys.local.stepfunctions.language.StateError;

/** Enters, evaluates and leaves states, and completes branches. */
final class Transitions {
  private final ExecutionState execution;

  Transitions(ExecutionState execution) {
    this.execution = execution;
  }

  /** Enters a state and queues its evaluation. */
  void enter(BranchExecution branch, String name, Payload input) {
    State state = branch.definition.states().get(name);
    if (state == null) {
      throw new IllegalStateException("a checked machine names no missing state: " + name);
    }
    long event =
        execution.event(branch, StateEventTypes.entered(state), EventDetails.entered(name, input));
    StateVisit visit = new StateVisit(branch, name, state, input, execution.now(), event);
    branch.visit = visit;
    evaluate(visit);
  }

  /**
   * Queues the evaluation of a state, for the first time or for a retry. It is skipped if the state
   * is aborted before.
   */
  void evaluate(StateVisit visit) {
    execution.enqueue(() -> guarded(visit, () -> StateBehaviors.evaluate(execution, visit)));
  }

  /** Runs a step of a state that has not ended. An error in the step fails the state. */
  void guarded(StateVisit visit, Runnable step) {
    if (visit.branch.visit != visit) {
      return;
    }
    try {
      step.run();
    } catch (StateError e) {
      execution.errors.raise(visit, execution.errors.withLocation(visit, e));
    }
  }

  /** Leaves a state with the output that follows from its result. */
  void finish(StateVisit visit, Payload result, Transition then) {
    leave(visit, execution.data.output(visit, result), then);
  }

  /** Leaves a state with an output. */
  void leave(StateVisit visit, Payload output, Transition then) {
    BranchExecution branch = visit.branch;
    execution.event(
        branch,
        StateEventTypes.exited(visit.state),
        EventDetails.exited(visit.name, output.within(visit.name)));
    visit.pending = null;
    branch.visit = null;
    switch (then) {
      case Transition.Next next -> enter(branch, next.state(), output);
      case Transition.End end -> {
        branch.output = output;
        execution.enqueue(() -> complete(branch, output));
      }
    }
  }

  private void complete(BranchExecution branch, Payload output) {
    if (branch.parallelScope == null) {
      execution.succeed(branch, output);
    } else {
      execution.parallelScopes.complete(branch.parallelScope, branch, output);
    }
  }
}
