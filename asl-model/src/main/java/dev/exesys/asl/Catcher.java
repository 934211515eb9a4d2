package dev.exesys.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes on at another state after one of the named errors.
 *
 * @param next a state of the same level
 * @param resultPath where {@code {"Error", "Cause"}} is put in the state's input
 */
public record Catcher(
    List<String> errorEquals, String next, DataPath resultPath, @Nullable String comment) {
  public Catcher {
    errorEquals = List.copyOf(errorEquals);
    Preconditions.errorNames(errorEquals, true);
    Preconditions.that(!next.isEmpty(), "Next is empty");
  }

  /** Catches every error and keeps it at a place in the input. */
  public static Catcher all(String next, DataPath resultPath) {
    return new Catcher(List.of(ErrorNames.ALL), next, resultPath, null);
  }
}
