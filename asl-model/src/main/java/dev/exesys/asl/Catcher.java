package dev.exesys.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Transitions to another state after one of the named errors, when no retrier applies.
 *
 * @param next the name of a state at the same level
 * @param resultPath the location in the state input that receives the error output, an object with
 *     {@code Error} and {@code Cause}
 */
public record Catcher(
    List<String> errorEquals, String next, DataPath resultPath, @Nullable String comment) {
  public Catcher {
    errorEquals = List.copyOf(errorEquals);
    FieldValidation.requireErrorNames(errorEquals, true);
    FieldValidation.require(!next.isEmpty(), "Next is empty");
  }

  /** Returns a catcher of every error that stores the error output at a location in the input. */
  public static Catcher all(String next, DataPath resultPath) {
    return new Catcher(List.of(ErrorNames.ALL), next, resultPath, null);
  }
}
