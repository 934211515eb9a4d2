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

/** Where states lead. */
final class TransitionGraph {
  private TransitionGraph() {}

  /** The names that a state goes on to, by the pointer of the member below the state. */
  static Map<String, String> of(State state) {
    Map<String, String> links = new LinkedHashMap<>();
    switch (state) {
      case Task task -> add(links, task.then(), task.onError());
      case Parallel parallel -> add(links, parallel.then(), parallel.onError());
      case MapState map -> add(links, map.then(), map.onError());
      case Pass pass -> add(links, pass.then(), ErrorHandling.FAIL);
      case Wait wait -> add(links, wait.then(), ErrorHandling.FAIL);
      case Choice choice -> {
        List<ChoiceRule> rules = choice.choices();
        for (int i = 0; i < rules.size(); i++) {
          links.put("/Choices/" + i + "/Next", rules.get(i).next());
        }
        if (choice.otherwise() != null) {
          links.put("/Default", choice.otherwise());
        }
      }
      case Succeed succeed -> {}
      case Fail fail -> {}
    }
    return links;
  }

  /** True if a state ends its level. */
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

  private static void add(Map<String, String> links, Transition then, ErrorHandling onError) {
    if (then instanceof Transition.Next next) {
      links.put("/Next", next.state());
    }
    List<Catcher> catchers = onError.catchers();
    for (int i = 0; i < catchers.size(); i++) {
      links.put("/Catch/" + i + "/Next", catchers.get(i).next());
    }
  }
}
