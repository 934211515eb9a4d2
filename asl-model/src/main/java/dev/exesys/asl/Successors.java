package dev.exesys.asl;

import java.util.ArrayList;
import java.util.List;

/** Where states go on to while nothing fails. */
public final class Successors {
  private Successors() {}

  /** The names of the states that may come next in the level; empty if the state ends it. */
  public static List<String> next(State state) {
    return switch (state) {
      case Task task -> of(task.then());
      case Parallel parallel -> of(parallel.then());
      case MapState map -> of(map.then());
      case Pass pass -> of(pass.then());
      case Wait wait -> of(wait.then());
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

  private static List<String> of(Transition then) {
    return then instanceof Transition.Next(String state) ? List.of(state) : List.of();
  }
}
