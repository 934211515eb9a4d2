package dev.exesys.asl;

import org.jspecify.annotations.Nullable;

/**
 * Ends the branch or state machine successfully.
 *
 * @param io only {@code InputPath} and {@code OutputPath} may be set
 */
public record Succeed(@Nullable String comment, InputOutputProcessing io) implements State {
  public Succeed {
    FieldValidation.require(
        io.hasOnlyPaths(),
        "Parameters, ResultSelector and ResultPath are not allowed in a Succeed state");
  }

  @Override
  public StateType type() {
    return StateType.SUCCEED;
  }
}
