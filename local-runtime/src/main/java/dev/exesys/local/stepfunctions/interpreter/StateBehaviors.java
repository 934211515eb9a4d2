package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Choice;
import dev.exesys.asl.Fail;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Pass;
import dev.exesys.asl.Succeed;
import dev.exesys.asl.Task;
import dev.exesys.asl.Transition;
import dev.exesys.asl.Wait;

/** What each kind of state does when it is evaluated; the longer ones have classes of their own. */
final class StateBehaviors {
  private StateBehaviors() {}

  static void evaluate(ExecutionState run, StateVisit visit) {
    switch (visit.state) {
      case Task task -> TaskBehavior.evaluate(run, visit, task);
      case Parallel parallel -> ParallelBehavior.evaluate(run, visit, parallel);
      case MapState map -> MapBehavior.evaluate(run, visit, map);
      case Choice choice -> ChoiceBehavior.evaluate(run, visit, choice);
      case Wait wait -> WaitBehavior.evaluate(run, visit, wait);
      case Fail fail -> FailBehavior.evaluate(run, visit, fail);
      case Pass pass -> pass(run, visit, pass);
      case Succeed succeed -> hand(run, visit, Transition.end());
    }
  }

  private static void pass(ExecutionState run, StateVisit visit, Pass pass) {
    Payload input = run.data.parameters(visit, null);
    Payload result = pass.result() == null ? input : Payload.of(pass.result());
    run.transitions.finish(visit, result, pass.then());
  }

  /** Hands the input on, through both paths. */
  static void hand(ExecutionState run, StateVisit visit, Transition then) {
    run.transitions.finish(visit, run.data.input(visit), then);
  }
}
