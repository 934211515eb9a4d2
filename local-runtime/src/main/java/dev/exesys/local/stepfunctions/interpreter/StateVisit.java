package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One visit of a state by a branch, from entry to exit, including all retries. */
final class StateVisit {
  final BranchExecution branch;
  final String name;
  final State state;
  final Payload input;
  final Instant enteredAt;
  final long enteredEvent;

  /** The number of uses of each retrier, by its index. */
  final Map<Integer, Integer> retries = new HashMap<>();

  /** What the visit waits for; null while the state is being evaluated. */
  @Nullable PendingWork pending;

  /** The branches of the last attempt of a Parallel or Map state, for a redrive. */
  @Nullable ParallelScope scope;

  /** The child execution that the last attempt of a task waited for. */
  ExecutionEffect.@Nullable StartChild child;

  /** The child execution that the next attempt redrives instead of starting another one. */
  ExecutionEffect.@Nullable StartChild redrivenChild;

  int retryCount;

  StateVisit(
      BranchExecution branch,
      String name,
      State state,
      Payload input,
      Instant enteredAt,
      long enteredEvent) {
    this.branch = branch;
    this.name = name;
    this.state = state;
    this.input = input;
    this.enteredAt = enteredAt;
    this.enteredEvent = enteredEvent;
  }
}
