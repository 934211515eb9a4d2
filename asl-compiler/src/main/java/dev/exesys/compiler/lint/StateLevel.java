package dev.exesys.compiler.lint;

import dev.exesys.asl.Branch;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import java.util.ArrayList;
import java.util.List;

/**
 * States that name each other, and where they stand.
 *
 * @param pointer of the object that has {@code States}
 */
record StateLevel(Branch branch, String pointer) {

  /** All levels of a machine, outer ones first. */
  static List<StateLevel> of(StateMachine machine) {
    List<StateLevel> levels = new ArrayList<>();
    levels.add(new StateLevel(machine.top(), ""));
    for (int i = 0; i < levels.size(); i++) {
      StateLevel level = levels.get(i);
      level
          .branch()
          .states()
          .forEach((name, state) -> levels.addAll(inner(state, level.pointer(name))));
    }
    return levels;
  }

  private static List<StateLevel> inner(State state, String pointer) {
    List<StateLevel> inner = new ArrayList<>();
    switch (state) {
      case Parallel parallel -> {
        for (Branch branch : parallel.branches()) {
          inner.add(new StateLevel(branch, pointer + "/Branches/" + inner.size()));
        }
      }
      case MapState map ->
          inner.add(new StateLevel(map.itemProcessor(), pointer + "/ItemProcessor"));
      default -> {}
    }
    return inner;
  }

  /** The pointer of a state. */
  String pointer(String state) {
    return pointer + "/States/" + state.replace("~", "~0").replace("/", "~1");
  }
}
