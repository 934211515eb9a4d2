package dev.exesys.asl;

import java.util.ArrayList;
import java.util.List;

/** Finds the states that may follow a state when no error occurs. */
public final class NextStates {
  private NextStates() {}

  /** Returns the names of the states that may follow; empty if the state ends its level. */
  public static List<String> of(State state) {
    return switch (state) {
      case Task task -> ofTransition(task.then());
      case Parallel parallel -> ofTransition(parallel.then());
      case MapState map -> ofTransition(map.then());
      case Pass pass -> ofTransition(pass.then());
      case Wait wait -> ofTransition(wait.then());
      case Choice choice -> {
        List<String> names = new ArrayList<>();
        choice.choices().forEach(rule -> names.add(rule.next()));
        if (choice.otherwise() != null) {
          names.add(choice.otherwise());
        }
        yield names;
      }
      case Succeed succeed -> List.of();
      case Fail fail -> List.of();
    };
  }

  private static List<String> ofTransition(Transition then) {
    return then instanceof Transition.Next(String state) ? List.of(state) : List.of();
  }
}
