package dev.exesys.asl;

import org.jspecify.annotations.Nullable;

/**
 * Fails the machine or branch.
 *
 * @param error a name; not together with {@code errorPath}
 * @param errorPath where the name stands, or an intrinsic function that makes it
 * @param cause a text for people; not together with {@code causePath}
 * @param causePath where the text stands, or an intrinsic function that makes it
 */
public record Fail(
    @Nullable String comment,
    @Nullable String error,
    @Nullable String errorPath,
    @Nullable String cause,
    @Nullable String causePath)
    implements State {
  public Fail {
    Preconditions.that(error == null || errorPath == null, "both Error and ErrorPath");
    Preconditions.that(cause == null || causePath == null, "both Cause and CausePath");
  }

  public static Fail of(String error, String cause) {
    return new Fail(null, error, null, cause, null);
  }

  @Override
  public DataFlowFields io() {
    return DataFlowFields.PLAIN;
  }

  @Override
  public StateType type() {
    return StateType.FAIL;
  }
}
