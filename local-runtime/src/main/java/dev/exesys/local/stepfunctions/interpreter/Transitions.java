package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.State;
import dev.exesys.asl.Transition;
import dev.exesys.local.stepfunctions.language.StateError;

/** How strands enter states, leave them and end. */
final class Transitions {
  private final ExecutionState run;

  Transitions(ExecutionState run) {
    this.run = run;
  }

  /** Enters a state; it is evaluated when its turn comes. */
  void enter(BranchExecution strand, String name, Payload input) {
    State state = strand.level.states().get(name);
    if (state == null) {
      throw new IllegalStateException("a checked machine names no missing state: " + name);
    }
    long event =
        run.event(strand, StateEventTypes.entered(state), EventDetails.entered(name, input));
    StateVisit visit = new StateVisit(strand, name, state, input, run.now(), event);
    strand.visit = visit;
    evaluate(visit);
  }

  /** Evaluates a state, for the first time or again, unless it was aborted until then. */
  void evaluate(StateVisit visit) {
    run.later(() -> guarded(visit, () -> StateBehaviors.evaluate(run, visit)));
  }

  /** Does something for a state that is not over yet; an error while doing it is the state's. */
  void guarded(StateVisit visit, Runnable step) {
    if (visit.strand.visit != visit) {
      return;
    }
    try {
      step.run();
    } catch (StateError e) {
      run.errors.raise(visit, run.errors.located(visit, e));
    }
  }

  /** Leaves a state with the output that its result makes, for where it leads. */
  void finish(StateVisit visit, Payload result, Transition then) {
    leave(visit, run.data.output(visit, result), then);
  }

  /** Leaves a state with an output. */
  void leave(StateVisit visit, Payload output, Transition then) {
    BranchExecution strand = visit.strand;
    run.event(
        strand,
        StateEventTypes.exited(visit.state),
        EventDetails.exited(visit.name, output.within(visit.name)));
    visit.activity = null;
    strand.visit = null;
    switch (then) {
      case Transition.Next next -> enter(strand, next.state(), output);
      case Transition.End end -> run.later(() -> complete(strand, output));
    }
  }

  private void complete(BranchExecution strand, Payload output) {
    if (strand.region == null) {
      run.succeed(strand, output);
    } else {
      run.regions.complete(strand.region, strand, output);
    }
  }
}
