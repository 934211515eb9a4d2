package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Branch;
import org.jspecify.annotations.Nullable;

/**
 * The execution of one sequence of states: the state machine's own, a Parallel branch or a Map
 * iteration.
 */
final class BranchExecution {
  final Branch definition;
  final @Nullable ParallelScope parallelScope;
  final int index;

  /** The number of the event that precedes this branch's next event. */
  long lastEvent;

  /** The current state visit; null before the first state and after the last. */
  @Nullable StateVisit visit;

  /** The visit that was aborted because another branch failed; a redrive continues it. */
  @Nullable StateVisit interrupted;

  /** The output of the last state; null before the branch has reached it. */
  @Nullable Payload output;

  /** True once the enclosing state has the output. */
  boolean complete;

  BranchExecution(
      Branch definition, @Nullable ParallelScope parallelScope, int index, long lastEvent) {
    this.definition = definition;
    this.parallelScope = parallelScope;
    this.index = index;
    this.lastEvent = lastEvent;
  }
}
