package dev.exesys.asl;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A state machine definition.
 *
 * @param top the states of the top level, with the comment and the start state
 * @param version the version of the language; {@code null} (1.0) if absent
 * @param timeoutSeconds the maximum duration of an execution; {@code null} if unlimited
 */
public record StateMachine(Branch top, @Nullable String version, @Nullable Long timeoutSeconds) {
  public StateMachine {
    FieldValidation.require(
        version == null || version.equals("1.0"), "Version must be 1.0: " + version);
    if (timeoutSeconds != null) {
      FieldValidation.requireSeconds(timeoutSeconds, "TimeoutSeconds");
    }
  }

  public @Nullable String comment() {
    return top.comment();
  }

  public String startAt() {
    return top.startAt();
  }

  /** Returns the states of the top level in the order in which they are written. */
  public SequencedMap<String, State> states() {
    return top.states();
  }
}
