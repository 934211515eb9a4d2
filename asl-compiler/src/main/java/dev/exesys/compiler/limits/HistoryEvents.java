package dev.exesys.compiler.limits;

import dev.exesys.asl.Branch;
import dev.exesys.asl.MapState;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.Task;

/** How many history events an execution writes when every state is entered once. */
public final class HistoryEvents {
  /** An execution's start and end. */
  private static final int AROUND = 2;

  /** Scheduled, started, submitted, succeeded; entered, exited. */
  private static final int TASK_WITH_CALLBACK = 6;

  /** Scheduled, started, succeeded; entered, exited. */
  private static final int TASK = 5;

  /** Started, succeeded; entered, exited. */
  private static final int GROUP = 4;

  /** Entered, exited. */
  private static final int OTHER = 2;

  private HistoryEvents() {}

  public static long of(StateMachine machine) {
    return AROUND + of(machine.top());
  }

  private static long of(Branch branch) {
    long events = 0;
    for (State state : branch.states().values()) {
      events += of(state);
    }
    return events;
  }

  private static long of(State state) {
    return switch (state) {
      case Task task -> of(task);
      case Parallel parallel -> GROUP + parallel.branches().stream().mapToLong(b -> of(b)).sum();
      case MapState map -> GROUP + of(map.itemProcessor());
      default -> OTHER;
    };
  }

  private static long of(Task task) {
    boolean answersLater = task.waitsForToken() || task.resource().contains(".sync");
    return answersLater ? TASK_WITH_CALLBACK : TASK;
  }
}
