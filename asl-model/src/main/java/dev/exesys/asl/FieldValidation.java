package dev.exesys.asl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Validates field values for the records of this package; throws {@link IllegalArgumentException}
 * if a value is invalid.
 */
final class FieldValidation {
  private FieldValidation() {}

  static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  static void requireSeconds(long seconds, String field) {
    if (seconds <= 0 || seconds > ServiceLimits.SECONDS) {
      throw new IllegalArgumentException(field + " must be between 1 and " + ServiceLimits.SECONDS);
    }
  }

  /** Requires a JSONPath. Paths into the context object start with two dollar signs. */
  static void requireJsonPath(@Nullable String path, String field) {
    if (path != null && !path.startsWith("$")) {
      throw new IllegalArgumentException(
          field + " must be a JSONPath, which starts with $: " + path);
    }
  }

  static void requireErrorNames(List<String> names, boolean last) {
    require(!names.isEmpty(), "ErrorEquals is empty");
    boolean all = names.contains(ErrorNames.ALL);
    require(!all || names.size() == 1, "States.ALL must be the only name in ErrorEquals");
    require(!all || last, "States.ALL is allowed only in the last element of the array");
  }
}
