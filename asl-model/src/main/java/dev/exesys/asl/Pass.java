package dev.exesys.asl;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Passes its input, or a fixed result, to its output.
 *
 * @param result the result; if {@code null}, the effective input
 */
public record Pass(
    @Nullable String comment, @Nullable JsonNode result, InputOutputProcessing io, Transition then)
    implements State {
  public Pass {
    FieldValidation.require(
        io.resultSelector() == null, "ResultSelector is not allowed in a Pass state");
  }

  @Override
  public StateType type() {
    return StateType.PASS;
  }
}
