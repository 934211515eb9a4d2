package dev.exesys.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs its branches at the same time and is done when all are; the result is the list of theirs.
 */
public record Parallel(
    @Nullable String comment,
    List<Branch> branches,
    DataFlowFields io,
    ErrorHandling onError,
    Transition then)
    implements State {
  public Parallel {
    branches = List.copyOf(branches);
    Preconditions.that(!branches.isEmpty(), "Branches is empty");
  }

  @Override
  public StateType type() {
    return StateType.PARALLEL;
  }
}
