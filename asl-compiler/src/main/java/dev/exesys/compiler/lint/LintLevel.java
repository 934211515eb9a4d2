package dev.exesys.compiler.lint;

import dev.exesys.asl.Branch;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonPointer;

/**
 * A level of states that refer to each other, with its location in the definition.
 *
 * @param pointer the JSON Pointer of the object that contains {@code States}
 */
record LintLevel(Branch branch, String pointer) {

  /** Returns all levels of a state machine, outer levels first. */
  static List<LintLevel> of(StateMachine machine) {
    List<LintLevel> levels = new ArrayList<>();
    levels.add(new LintLevel(machine.top(), ""));
    for (int i = 0; i < levels.size(); i++) {
      LintLevel level = levels.get(i);
      level
          .branch()
          .states()
          .forEach((name, state) -> levels.addAll(inner(state, level.pointer(name))));
    }
    return levels;
  }

  private static List<LintLevel> inner(State state, String pointer) {
    List<LintLevel> inner = new ArrayList<>();
    switch (state) {
      case Parallel parallel -> {
        for (Branch branch : parallel.branches()) {
          inner.add(new LintLevel(branch, pointer + "/Branches/" + inner.size()));
        }
      }
      case MapState map ->
          inner.add(new LintLevel(map.itemProcessor(), pointer + "/ItemProcessor"));
      default -> {}
    }
    return inner;
  }

  /** Returns the pointer of a state. */
  String pointer(String state) {
    return pointer + "/States" + JsonPointer.empty().appendProperty(state);
  }
}
