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

/** Evaluates states by their type. */
final class StateBehaviors {
  private StateBehaviors() {}

  static void evaluate(ExecutionState execution, StateVisit visit) {
    switch (visit.state) {
      case Task task -> TaskBehavior.evaluate(execution, visit, task);
      case Parallel parallel -> ParallelBehavior.evaluate(execution, visit, parallel);
      case MapState map -> MapBehavior.evaluate(execution, visit, map);
      case Choice choice -> ChoiceBehavior.evaluate(execution, visit, choice);
      case Wait wait -> WaitBehavior.evaluate(execution, visit, wait);
      case Fail fail -> FailBehavior.evaluate(execution, visit, fail);
      case Pass pass -> pass(execution, visit, pass);
      case Succeed succeed -> passInputThrough(execution, visit, Transition.end());
    }
  }

  private static void pass(ExecutionState execution, StateVisit visit, Pass pass) {
    Payload input = execution.data.parameters(visit, null);
    Payload result = pass.result() == null ? input : Payload.of(pass.result());
    execution.transitions.finish(visit, result, pass.then());
  }

  /** Completes a state with its input, after {@code InputPath} and {@code OutputPath}. */
  static void passInputThrough(ExecutionState execution, StateVisit visit, Transition then) {
    execution.transitions.finish(visit, execution.data.input(visit), then);
  }
}
