package dev.exesys.asl;

import org.jspecify.annotations.Nullable;

/**
 * Ends the machine or branch well.
 *
 * @param io only the two outer paths may be set
 */
public record Succeed(@Nullable String comment, DataFlowFields io) implements State {
  public Succeed {
    Preconditions.that(
        io.hasOnlyPaths(), "a Succeed has no Parameters, ResultSelector or ResultPath");
  }

  @Override
  public StateType type() {
    return StateType.SUCCEED;
  }
}
