package dev.exesys.asl;

import org.jspecify.annotations.Nullable;

/**
 * Fails the branch or state machine.
 *
 * @param error the error name; must not be combined with {@code errorPath}
 * @param errorPath a JSONPath or an intrinsic function that yields the error name
 * @param cause a description of the error; must not be combined with {@code causePath}
 * @param causePath a JSONPath or an intrinsic function that yields the cause
 */
public record Fail(
    @Nullable String comment,
    @Nullable String error,
    @Nullable String errorPath,
    @Nullable String cause,
    @Nullable String causePath)
    implements State {
  public Fail {
    FieldValidation.require(
        error == null || errorPath == null, "Error and ErrorPath must not be combined");
    FieldValidation.require(
        cause == null || causePath == null, "Cause and CausePath must not be combined");
  }

  public static Fail of(String error, String cause) {
    return new Fail(null, error, null, cause, null);
  }

  @Override
  public InputOutputProcessing io() {
    return InputOutputProcessing.DEFAULTS;
  }

  @Override
  public StateType type() {
    return StateType.FAIL;
  }
}
