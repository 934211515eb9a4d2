package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Choice;
import dev.exesys.asl.ChoiceRule;
import dev.exesys.asl.ErrorNames;
import dev.exesys.asl.Transition;
import dev.exesys.local.stepfunctions.language.ConditionEvaluation;
import dev.exesys.local.stepfunctions.language.Scope;
import dev.exesys.local.stepfunctions.language.StateError;

/** Goes to the state of the first rule that holds. */
final class ChoiceBehavior {
  private ChoiceBehavior() {}

  static void evaluate(ExecutionState run, StateVisit visit, Choice choice) {
    Scope scope = run.scope(visit, run.data.input(visit).node(), null);
    StateBehaviors.hand(run, visit, Transition.to(next(run.program.conditions(), choice, scope)));
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
