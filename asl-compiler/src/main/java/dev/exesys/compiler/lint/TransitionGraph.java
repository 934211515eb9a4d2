package dev.exesys.compiler.lint;

import dev.exesys.asl.Catcher;
import dev.exesys.asl.Choice;
import dev.exesys.asl.ChoiceRule;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.Fail;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Pass;
import dev.exesys.asl.State;
import dev.exesys.asl.Succeed;
import dev.exesys.asl.Task;
import dev.exesys.asl.Transition;
import dev.exesys.asl.Wait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the transitions of states, including those of catchers. */
final class TransitionGraph {
  private TransitionGraph() {}

  /**
   * Returns the names of the states that may follow, by the pointer of the field relative to the
   * state.
   */
  static Map<String, String> of(State state) {
    Map<String, String> transitions = new LinkedHashMap<>();
    switch (state) {
      case Task task -> add(transitions, task.then(), task.onError());
      case Parallel parallel -> add(transitions, parallel.then(), parallel.onError());
      case MapState map -> add(transitions, map.then(), map.onError());
      case Pass pass -> add(transitions, pass.then(), ErrorHandling.NONE);
      case Wait wait -> add(transitions, wait.then(), ErrorHandling.NONE);
      case Choice choice -> {
        List<ChoiceRule> rules = choice.choices();
        for (int i = 0; i < rules.size(); i++) {
          transitions.put("/Choices/" + i + "/Next", rules.get(i).next());
        }
        if (choice.otherwise() != null) {
          transitions.put("/Default", choice.otherwise());
        }
      }
      case Succeed succeed -> {}
      case Fail fail -> {}
    }
    return transitions;
  }

  /** Returns true if a state ends its level. */
  static boolean ends(State state) {
    return switch (state) {
      case Succeed succeed -> true;
      case Fail fail -> true;
      case Choice choice -> false;
      case Task task -> task.then() instanceof Transition.End;
      case Parallel parallel -> parallel.then() instanceof Transition.End;
      case MapState map -> map.then() instanceof Transition.End;
      case Pass pass -> pass.then() instanceof Transition.End;
      case Wait wait -> wait.then() instanceof Transition.End;
    };
  }

  private static void add(Map<String, String> transitions, Transition then, ErrorHandling onError) {
    if (then instanceof Transition.Next next) {
      transitions.put("/Next", next.state());
    }
    List<Catcher> catchers = onError.catchers();
    for (int i = 0; i < catchers.size(); i++) {
      transitions.put("/Catch/" + i + "/Next", catchers.get(i).next());
    }
  }
}
