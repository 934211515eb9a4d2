package dev.exesys.local.stepfunctions.interpreter;

import dev.exesys.asl.Branch;
import org.jspecify.annotations.Nullable;

/** One thread of control: the machine's own, or one branch or iteration of a region. */
final class BranchExecution {
  final Branch level;
  final @Nullable ParallelScope region;
  final int index;

  /** The event that leads to this strand's next one. */
  long lastEvent;

  /** The state it is in; none before the first and after the last. */
  @Nullable StateVisit visit;

  BranchExecution(Branch level, @Nullable ParallelScope region, int index, long lastEvent) {
    this.level = level;
    this.region = region;
    this.index = index;
    this.lastEvent = lastEvent;
  }
}
