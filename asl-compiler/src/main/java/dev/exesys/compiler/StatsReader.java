package dev.exesys.compiler;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.compiler.limits.HistoryEvents;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanNormalizer;
import java.util.List;

/** Counts what a compiled machine holds and costs. */
final class StatsReader {
  private StatsReader() {}

  /** About a machine and the plan that it was written from. */
  static MachineStats read(Plan plan, StateMachine machine) {
    List<Plan> leaves = PlanNormalizer.leaves(plan);
    return new MachineStats(
        count(leaves, Plan.Order.class),
        states(machine.top()),
        count(leaves, Plan.Hold.class),
        HistoryEvents.of(machine));
  }

  private static int count(List<Plan> leaves, Class<? extends Plan> kind) {
    return (int) leaves.stream().filter(kind::isInstance).count();
  }

  private static int states(Branch branch) {
    int states = 0;
    for (State state : branch.states().values()) {
      states++;
      if (state instanceof Parallel parallel) {
        states += parallel.branches().stream().mapToInt(StatsReader::states).sum();
      }
    }
    return states;
  }
}
