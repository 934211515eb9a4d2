package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Catcher;
import dev.exesys.asl.Choice;
import dev.exesys.asl.ChoiceRule;
import dev.exesys.asl.ErrorHandling;
import dev.exesys.asl.Fail;
import dev.exesys.asl.IntegrationParameters;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.Pass;
import dev.exesys.asl.ServiceLimits;
import dev.exesys.asl.State;
import dev.exesys.asl.Succeed;
import dev.exesys.asl.Task;
import dev.exesys.asl.Transition;
import dev.exesys.asl.Wait;
import dev.exesys.asl.json.AslProblem;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Checks a whole state machine: state names, transition targets, supported resources, expressions.
 */
final class ProgramCheck {
  private final Program program;
  private final List<AslProblem> problems = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Deque<LocatedBranch> open = new ArrayDeque<>();

  ProgramCheck(Program program) {
    this.program = program;
  }

  private record LocatedBranch(String pointer, Branch branch) {}

  /** Returns all problems, level by level, in the order of the definition. */
  List<AslProblem> problems() {
    open.add(new LocatedBranch("", program.machine().top()));
    while (!open.isEmpty()) {
      LocatedBranch level = open.remove();
      new ReachabilityCheck(level.pointer(), level.branch(), problems).check();
      for (Map.Entry<String, State> entry : level.branch().states().entrySet()) {
        String name = entry.getKey();
        String pointer = level.pointer() + "/States" + escape(name);
        if (name.codePointCount(0, name.length()) > ServiceLimits.STATE_NAME_CHARACTERS) {
          problem(
              pointer,
              "state names are at most "
                  + ServiceLimits.STATE_NAME_CHARACTERS
                  + " characters long");
        }
        if (!names.add(name)) {
          problem(pointer, "a state of this name already exists: " + name);
        }
        check(level.branch(), pointer, entry.getValue());
      }
    }
    return problems;
  }

  private void check(Branch level, String pointer, State state) {
    new ExpressionCheck(program, pointer, problems).check(state);
    switch (state) {
      case Task task -> {
        if (Integration.of(task.resource()).isEmpty()) {
          problem(
              pointer + "/Resource",
              "the resource " + task.resource() + " is not supported by the local stack");
        }
        for (String member :
            IntegrationParameters.unsupported(task.resource(), task.io().parameters())) {
          problem(
              pointer + "/Parameters",
              "The field '" + member + "' is not supported by Step Functions");
        }
        checkTarget(level, pointer, task.then());
        checkTarget(level, pointer, task.onError());
      }
      case Parallel parallel -> {
        for (int i = 0; i < parallel.branches().size(); i++) {
          open.add(new LocatedBranch(pointer + "/Branches/" + i, parallel.branches().get(i)));
        }
        checkTarget(level, pointer, parallel.then());
        checkTarget(level, pointer, parallel.onError());
      }
      case MapState map -> {
        open.add(new LocatedBranch(pointer + "/ItemProcessor", map.itemProcessor()));
        checkTarget(level, pointer, map.then());
        checkTarget(level, pointer, map.onError());
      }
      case Choice choice -> {
        for (ChoiceRule rule : choice.choices()) {
          checkTarget(level, pointer + "/Choices", rule.next());
        }
        checkTarget(level, pointer + "/Default", choice.otherwise());
      }
      case Wait wait -> checkTarget(level, pointer, wait.then());
      case Pass pass -> checkTarget(level, pointer, pass.then());
      case Succeed succeed -> {}
      case Fail fail -> {}
    }
  }

  private void checkTarget(Branch level, String pointer, Transition then) {
    if (then instanceof Transition.Next next) {
      checkTarget(level, pointer + "/Next", next.state());
    }
  }

  private void checkTarget(Branch level, String pointer, ErrorHandling onError) {
    for (Catcher catcher : onError.catchers()) {
      checkTarget(level, pointer + "/Catch", catcher.next());
    }
  }

  private void checkTarget(Branch level, String pointer, @Nullable String next) {
    if (next != null && !level.states().containsKey(next)) {
      problem(pointer, "MISSING_TRANSITION_TARGET: Missing target:  " + next);
    }
  }

  private void problem(String pointer, String message) {
    problems.add(new AslProblem(pointer, message));
  }

  private static String escape(String name) {
    return JsonPointer.empty().appendProperty(name).toString();
  }
}
