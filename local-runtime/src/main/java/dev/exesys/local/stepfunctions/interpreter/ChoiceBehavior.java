package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Choice;
import dev.exesys.asl.ChoiceRule;
import dev.exesys.asl.ErrorNames;
import dev.exesys.asl.Transition;
import dev.exesys.local.stepfunctions.language.ConditionEvaluation;
import dev.exesys.local.stepfunctions.language.Scope;
import dev.exesys.local.stepfunctions.language.StateError;

/** Evaluates a Choice state: continues with the state of the first rule that matches. */
final class ChoiceBehavior {
  private ChoiceBehavior() {}

  static void evaluate(ExecutionState execution, StateVisit visit, Choice choice) {
    Scope scope = execution.scope(visit, execution.data.input(visit).node(), null);
    StateBehaviors.passInputThrough(
        execution, visit, Transition.to(next(execution.program.conditions(), choice, scope)));
  }

  private static String next(ConditionEvaluation conditions, Choice choice, Scope scope) {
    for (ChoiceRule rule : choice.choices()) {
      if (conditions.holds(rule.condition(), scope)) {
        return rule.next();
      }
    }
    if (choice.otherwise() == null) {
      throw new StateError(
          ErrorNames.NO_CHOICE_MATCHED, "No choice rule matched and there is no Default state.");
    }
    return choice.otherwise();
  }
}
