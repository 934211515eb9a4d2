package dev.exesys.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The checks that the records of this package share. */
final class Preconditions {
  /** The service's own limit for seconds, about three years. */
  static final long MAX_SECONDS = 99_999_999;

  private Preconditions() {}

  static void that(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  static void seconds(long seconds, String member) {
    if (seconds <= 0 || seconds > MAX_SECONDS) {
      throw new IllegalArgumentException(member + " is not between 1 and " + MAX_SECONDS);
    }
  }

  /** A path that is a JSONPath or, with two dollar signs, one into the context object. */
  static void path(@Nullable String path, String member) {
    if (path != null && !path.startsWith("$")) {
      throw new IllegalArgumentException(
          member + " is not a JSONPath, which starts with $: " + path);
    }
  }

  static void errorNames(List<String> names, boolean last) {
    that(!names.isEmpty(), "ErrorEquals is empty");
    boolean all = names.contains(ErrorNames.ALL);
    that(!all || names.size() == 1, "States.ALL does not stand alone in ErrorEquals");
    that(!all || last, "States.ALL does not stand in the last element of its list");
  }
}
