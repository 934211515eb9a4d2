package dev.exesys.compiler;

import dev.exesys.asl.Branch;
import dev.exesys.asl.NextStates;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.compiler.limits.HistoryEvents;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanNormalizer;
import java.util.List;

/** Computes the statistics of compiled state machines. */
final class MachineStatsReader {
  private MachineStatsReader() {}

  /** Returns the statistics of a state machine and of the plan that it implements. */
  static MachineStats read(Plan plan, StateMachine machine) {
    List<Plan> leaves = PlanNormalizer.leaves(plan);
    return new MachineStats(
        count(leaves, Plan.Order.class),
        states(machine.top()),
        transitions(machine.top()),
        count(leaves, Plan.DependencyWait.class),
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
        states += parallel.branches().stream().mapToInt(MachineStatsReader::states).sum();
      }
    }
    return states;
  }

  /** Follows the only path: compiled state machines have no choices. */
  private static int transitions(Branch branch) {
    int transitions = 0;
    String name = branch.startAt();
    while (name != null) {
      State state = branch.states().get(name);
      transitions++;
      if (state instanceof Parallel parallel) {
        transitions += parallel.branches().stream().mapToInt(MachineStatsReader::transitions).sum();
      }
      List<String> next = state == null ? List.of() : NextStates.of(state);
      name = next.isEmpty() ? null : next.get(0);
    }
    return transitions;
  }
}
