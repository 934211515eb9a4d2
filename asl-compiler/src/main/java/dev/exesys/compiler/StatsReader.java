package dev.exesys.compiler;

import dev.exesys.asl.Branch;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.Task;
import tools.jackson.databind.JsonNode;

/** Counts what a compiled machine holds and costs. */
final class StatsReader {
  /** The service's limit for the events of one execution. */
  static final long MOST_EVENTS = 25_000;

  private int orders;
  private int states;
  private int waits;
  private long events = 2;

  private StatsReader() {}

  static MachineStats read(StateMachine machine) {
    StatsReader reader = new StatsReader();
    reader.add(machine.top());
    return new MachineStats(reader.orders, reader.states, reader.waits, reader.events);
  }

  private void add(Branch branch) {
    branch.states().values().forEach(this::add);
  }

  private void add(State state) {
    states++;
    switch (state) {
      case Task task -> add(task);
      case Parallel parallel -> {
        events += 4;
        parallel.branches().forEach(this::add);
      }
      default -> events += 2;
    }
  }

  private void add(Task task) {
    // A child execution has the events of a token: scheduled, started, submitted, succeeded.
    events += task.waitsForToken() || task.resource().endsWith(".sync:2") ? 6 : 5;
    JsonNode parameters = task.io().parameters();
    String action =
        parameters == null ? "" : parameters.path("Payload").path("action").asString("");
    orders += action.equals("run") ? 1 : 0;
    waits += action.equals("wait") ? 1 : 0;
  }
}
