package dev.exesys.compiler.lint;

import dev.exesys.asl.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Checks that every transition refers to a state of its level, that every state is reachable and
 * that every level can end.
 */
final class ReachabilityRules {
  private ReachabilityRules() {}

  static void check(LintLevel level, Consumer<LintFinding> findings) {
    level
        .branch()
        .states()
        .forEach((name, state) -> checkTransitions(level, name, state, findings));
    Set<String> reached = reached(level);
    boolean ends = false;
    for (var entry : level.branch().states().entrySet()) {
      if (reached.contains(entry.getKey())) {
        ends |= TransitionGraph.ends(entry.getValue());
      } else {
        findings.accept(
            new LintFinding(
                LintRule.UNREACHABLE, level.pointer(entry.getKey()), "state is unreachable"));
      }
    }
    if (!ends) {
      findings.accept(
          new LintFinding(LintRule.NO_END, level.pointer(), "no reachable state ends this level"));
    }
  }

  private static void checkTransitions(
      LintLevel level, String name, State state, Consumer<LintFinding> findings) {
    TransitionGraph.of(state)
        .forEach((member, target) -> {
          if (!level.branch().states().containsKey(target)) {
            findings.accept(
                new LintFinding(
                    LintRule.DANGLING,
                    level.pointer(name) + member,
                    "refers to an unknown state: " + target));
          }
        });
  }

  private static Set<String> reached(LintLevel level) {
    Set<String> reached = new HashSet<>(List.of(level.branch().startAt()));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      State state = level.branch().states().get(open.pop());
      if (state != null) {
        for (String target : TransitionGraph.of(state).values()) {
          if (reached.add(target)) {
            open.push(target);
          }
        }
      }
    }
    return reached;
  }
}
