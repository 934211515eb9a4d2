package dev.exesys.asl;

import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * A whole machine.
 *
 * @param top the states of the top level, with the machine's comment and where it starts
 * @param version of the language; absent ("1.0") if {@code null}
 * @param timeoutSeconds how long an execution may take; no limit if {@code null}
 */
public record StateMachine(Branch top, @Nullable String version, @Nullable Long timeoutSeconds) {
  public StateMachine {
    Preconditions.that(version == null || version.equals("1.0"), "Version is not 1.0: " + version);
    if (timeoutSeconds != null) {
      Preconditions.seconds(timeoutSeconds, "TimeoutSeconds");
    }
  }

  public @Nullable String comment() {
    return top.comment();
  }

  public String startAt() {
    return top.startAt();
  }

  /** The states of the top level, in the order in which they are written. */
  public SequencedMap<String, State> states() {
    return top.states();
  }
}
