package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Catcher;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.MapState;
import dev.exesys.asl.NextStates;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.Task;
import dev.exesys.asl.json.AslProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JsonPointer;

/** Checks that every state of a level can be reached and that a reachable state ends the level. */
final class ReachabilityCheck {
  private final String pointer;
  private final Branch branch;
  private final List<AslProblem> problems;

  ReachabilityCheck(String pointer, Branch branch, List<AslProblem> problems) {
    this.pointer = pointer;
    this.branch = branch;
    this.problems = problems;
  }

  void check() {
    Set<String> reached = new HashSet<>(List.of(branch.startAt()));
    Deque<String> open = new ArrayDeque<>(reached);
    boolean ends = false;
    while (!open.isEmpty()) {
      State state = branch.states().get(open.remove());
      if (state != null) {
        ends |= NextStates.of(state).isEmpty();
        following(state).stream().filter(reached::add).forEach(open::add);
      }
    }
    for (String name : branch.states().keySet()) {
      if (!reached.contains(name)) {
        problems.add(
            new AslProblem(
                pointer + "/States" + JsonPointer.empty().appendProperty(name),
                "MISSING_TRANSITION_TARGET: State \"" + name + "\" is not reachable."));
      }
    }
    if (!ends) {
      problems.add(
          new AslProblem(pointer + "/States", "MISSING_TERMINAL_STATE: No terminal state found."));
    }
  }

  private static List<String> following(State state) {
    List<String> names = new ArrayList<>(NextStates.of(state));
    ErrorHandling onError =
        switch (state) {
          case Task task -> task.onError();
          case Parallel parallel -> parallel.onError();
          case MapState map -> map.onError();
          default -> ErrorHandling.NONE;
        };
    onError.catchers().stream().map(Catcher::next).forEach(names::add);
    return names;
  }
}
