package dev.exesys.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs its branches concurrently and ends when all of them have ended. The result is the array of
 * the branch outputs.
 */
public record Parallel(
    @Nullable String comment,
    List<Branch> branches,
    InputOutputProcessing io,
    ErrorHandling onError,
    Transition then)
    implements State {
  public Parallel {
    branches = List.copyOf(branches);
    FieldValidation.require(!branches.isEmpty(), "Branches is empty");
  }

  @Override
  public StateType type() {
    return StateType.PARALLEL;
  }
}
