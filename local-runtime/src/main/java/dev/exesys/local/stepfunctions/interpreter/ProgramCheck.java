package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.AslProblem;
import dev.exesys.asl.Branch;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what a reader of single states cannot: that names lead somewhere, that tasks can run. */
final class ProgramCheck {
  private static final int LONGEST_NAME = 80;

  private final Program program;
  private final List<AslProblem> problems = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Deque<Level> open = new ArrayDeque<>();

  ProgramCheck(Program program) {
    this.program = program;
  }

  private record Level(String pointer, Branch branch) {}

  /** Everything that is wrong, in the order of the text within a level. */
  List<AslProblem> problems() {
    open.add(new Level("", program.machine().top()));
    while (!open.isEmpty()) {
      Level level = open.remove();
      for (Map.Entry<String, State> entry : level.branch().states().entrySet()) {
        String name = entry.getKey();
        String pointer = level.pointer() + "/States/" + escape(name);
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
          problem(pointer, "state names are at most " + LONGEST_NAME + " characters long");
        }
        if (!names.add(name)) {
          problem(pointer, "a state of this name exists already: " + name);
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
        leads(level, pointer, task.then());
        leads(level, pointer, task.onError());
      }
      case Parallel parallel -> {
        for (int i = 0; i < parallel.branches().size(); i++) {
          open.add(new Level(pointer + "/Branches/" + i, parallel.branches().get(i)));
        }
        leads(level, pointer, parallel.then());
        leads(level, pointer, parallel.onError());
      }
      case MapState map -> {
        open.add(new Level(pointer + "/ItemProcessor", map.itemProcessor()));
        leads(level, pointer, map.then());
        leads(level, pointer, map.onError());
      }
      case Choice choice -> {
        for (ChoiceRule rule : choice.choices()) {
          leads(level, pointer + "/Choices", rule.next());
        }
        leads(level, pointer + "/Default", choice.otherwise());
      }
      case Wait wait -> leads(level, pointer, wait.then());
      case Pass pass -> leads(level, pointer, pass.then());
      case Succeed succeed -> {}
      case Fail fail -> {}
    }
  }

  private void leads(Branch level, String pointer, Transition then) {
    if (then instanceof Transition.Next next) {
      leads(level, pointer + "/Next", next.state());
    }
  }

  private void leads(Branch level, String pointer, ErrorHandling onError) {
    for (Catcher catcher : onError.catchers()) {
      leads(level, pointer + "/Catch", catcher.next());
    }
  }

  private void leads(Branch level, String pointer, @Nullable String next) {
    if (next != null && !level.states().containsKey(next)) {
      problem(pointer, "MISSING_TRANSITION_TARGET: no state of this level: " + next);
    }
  }

  private void problem(String pointer, String message) {
    problems.add(new AslProblem(pointer, message));
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
