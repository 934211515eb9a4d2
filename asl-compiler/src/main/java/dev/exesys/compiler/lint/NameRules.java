package dev.exesys.compiler.lint;

import dev.exesys.asl.ServiceLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Checks the length and uniqueness of state names in the whole state machine. */
final class NameRules {
  private NameRules() {}

  static void check(List<LintLevel> levels, Consumer<LintFinding> findings) {
    Map<String, String> pointers = new HashMap<>();
    for (LintLevel level : levels) {
      for (String name : level.branch().states().sequencedKeySet()) {
        String pointer = level.pointer(name);
        if (name.codePointCount(0, name.length()) > ServiceLimits.STATE_NAME_CHARACTERS) {
          findings.accept(
              new LintFinding(
                  LintRule.NAME_LENGTH,
                  pointer,
                  "state name has more than "
                      + ServiceLimits.STATE_NAME_CHARACTERS
                      + " characters"));
        }
        String other = pointers.putIfAbsent(name, pointer);
        if (other != null) {
          findings.accept(
              new LintFinding(
                  LintRule.DUPLICATE_NAME, pointer, "duplicate state name, also used at " + other));
        }
      }
    }
  }
}
