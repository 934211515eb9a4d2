package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.State;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One stay of a strand in a state, from entering it to leaving it, all retries included. */
final class StateVisit {
  final BranchExecution strand;
  final String name;
  final State state;
  final Payload input;
  final Instant enteredAt;
  final long enteredEvent;

  /** How often each retrier was used, by its place in the list. */
  final Map<Integer, Integer> retries = new HashMap<>();

  /** What it waits for; nothing while it is being evaluated. */
  @Nullable PendingWork activity;

  int retryCount;

  StateVisit(
      BranchExecution strand,
      String name,
      State state,
      Payload input,
      Instant enteredAt,
      long enteredEvent) {
    this.strand = strand;
    this.name = name;
    this.state = state;
    this.input = input;
    this.enteredAt = enteredAt;
    this.enteredEvent = enteredEvent;
  }
}
