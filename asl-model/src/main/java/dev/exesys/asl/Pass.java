package dev.exesys.asl;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Hands on its input, or a fixed result.
 *
 * @param result the result; the (shaped) input if {@code null}
 */
public record Pass(
    @Nullable String comment, @Nullable JsonNode result, DataFlowFields io, Transition then)
    implements State {
  public Pass {
    Preconditions.that(io.resultSelector() == null, "a Pass has no ResultSelector");
  }

  @Override
  public StateType type() {
    return StateType.PASS;
  }
}
