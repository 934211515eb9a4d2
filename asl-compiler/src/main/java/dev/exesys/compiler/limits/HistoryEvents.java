package dev.exesys.compiler.limits;

import dev.exesys.asl.Branch;
import dev.exesys.asl.MapState;
import dev.exesys.asl.NextStates;
import dev.exesys.asl.Parallel;
import dev.exesys.asl.State;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.Task;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts the history events of an execution without failures, on the path with the most events.
 * Each loop and the item processor of each Map state count once.
 */
public final class HistoryEvents {
  /** ExecutionStarted and ExecutionSucceeded. */
  private static final int EXECUTION = 2;

  /** Scheduled, started, submitted, succeeded; entered, exited. */
  public static final int TASK_WITH_CALLBACK = 6;

  /** Scheduled, started, succeeded; entered, exited. */
  public static final int TASK = 5;

  /** Scheduled, started, failed. */
  public static final int FAILED_ATTEMPT = 3;

  /** Started, succeeded; entered, exited. */
  public static final int PARALLEL_OR_MAP = 4;

  /** Entered, exited. */
  private static final int OTHER = 2;

  private HistoryEvents() {}

  public static long of(StateMachine machine) {
    return EXECUTION + of(machine.top());
  }

  private static long of(Branch branch) {
    long events = 0;
    String name = branch.startAt();
    for (int step = 0; step < branch.states().size(); step++) {
      State state = branch.states().get(name);
      List<String> next = state == null ? List.of() : NextStates.of(state);
      if (state == null || next.size() > 1) {
        break;
      }
      events += of(state);
      if (next.isEmpty()) {
        return events;
      }
      name = next.get(0);
    }
    return ofLongestPath(branch);
  }

  /** Traverses a level without recursion, because a level may be as long as a job. */
  private static long ofLongestPath(Branch branch) {
    Map<String, Long> most = new HashMap<>();
    Set<String> entered = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.push(branch.startAt());
    while (!open.isEmpty()) {
      String name = open.getFirst();
      State state = branch.states().get(name);
      if (state != null && entered.add(name)) {
        // The state remains on the stack until all its successors are counted.
        NextStates.of(state).stream().filter(next -> !entered.contains(next)).forEach(open::push);
        continue;
      }
      open.pop();
      if (state != null && !most.containsKey(name)) {
        long after = 0;
        for (String next : NextStates.of(state)) {
          after = Math.max(after, most.getOrDefault(next, 0L));
        }
        most.put(name, of(state) + after);
      }
    }
    return most.getOrDefault(branch.startAt(), 0L);
  }

  private static long of(State state) {
    return switch (state) {
      case Task task -> of(task);
      case Parallel parallel ->
          PARALLEL_OR_MAP + parallel.branches().stream().mapToLong(b -> of(b)).sum();
      case MapState map -> PARALLEL_OR_MAP + of(map.itemProcessor());
      default -> OTHER;
    };
  }

  private static long of(Task task) {
    boolean isAsynchronous = task.waitsForToken() || task.resource().contains(".sync");
    return isAsynchronous ? TASK_WITH_CALLBACK : TASK;
  }
}
