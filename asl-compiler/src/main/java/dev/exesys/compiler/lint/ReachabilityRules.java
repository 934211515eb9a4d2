package dev.exesys.compiler.lint;

import dev.exesys.asl.State;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Every name leads somewhere, every state is led to, and there is an end. */
final class ReachabilityRules {
  private ReachabilityRules() {}

  static void check(StateLevel level, Consumer<LintFinding> findings) {
    level.branch().states().forEach((name, state) -> checkLinks(level, name, state, findings));
    Set<String> reached = reached(level);
    boolean ends = false;
    for (var entry : level.branch().states().entrySet()) {
      if (reached.contains(entry.getKey())) {
        ends |= TransitionGraph.ends(entry.getValue());
      } else {
        findings.accept(
            new LintFinding(
                LintRule.UNREACHABLE, level.pointer(entry.getKey()), "no state leads here"));
      }
    }
    if (!ends) {
      findings.accept(
          new LintFinding(
              LintRule.NO_END, level.pointer(), "no state that is reached ends this level"));
    }
  }

  private static void checkLinks(
      StateLevel level, String name, State state, Consumer<LintFinding> findings) {
    TransitionGraph.of(state)
        .forEach((member, target) -> {
          if (!level.branch().states().containsKey(target)) {
            findings.accept(
                new LintFinding(
                    LintRule.DANGLING,
                    level.pointer(name) + member,
                    "names no state of its level: " + target));
          }
        });
  }

  private static Set<String> reached(StateLevel level) {
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
