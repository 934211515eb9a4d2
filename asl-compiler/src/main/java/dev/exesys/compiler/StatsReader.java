package dev.exesys.compiler;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.Task;
import dev.exesys.compiler.limits.HistoryEvents;
import tools.jackson.databind.JsonNode;

/** Counts what a compiled machine holds and costs. */
final class StatsReader {
  private int orders;
  private int states;
  private int waits;

  private StatsReader() {}

  static MachineStats read(StateMachine machine) {
    StatsReader reader = new StatsReader();
    reader.add(machine.top());
    return new MachineStats(reader.orders, reader.states, reader.waits, HistoryEvents.of(machine));
  }

  private void add(Branch branch) {
    branch.states().values().forEach(this::add);
  }

  private void add(State state) {
    states++;
    switch (state) {
      case Task task -> add(task);
      case Parallel parallel -> parallel.branches().forEach(this::add);
      default -> {}
    }
  }

  private void add(Task task) {
    JsonNode parameters = task.io().parameters();
    String action =
        parameters == null ? "" : parameters.path("Payload").path("action").asString("");
    orders += action.equals("run") ? 1 : 0;
    waits += action.equals("wait") ? 1 : 0;
  }
}
