package dev.exesys.compiler.lint;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** State names are short enough, and no two in a whole machine are alike. */
final class NameRules {
  private static final int LONGEST = 80;

  private NameRules() {}

  static void check(List<StateLevel> levels, Consumer<LintFinding> findings) {
    Map<String, String> places = new HashMap<>();
    for (StateLevel level : levels) {
      for (String name : level.branch().states().sequencedKeySet()) {
        String pointer = level.pointer(name);
        if (name.codePointCount(0, name.length()) > LONGEST) {
          findings.accept(
              new LintFinding(
                  LintRule.NAME_LENGTH, pointer, "a name of more than " + LONGEST + " characters"));
        }
        String other = places.putIfAbsent(name, pointer);
        if (other != null) {
          findings.accept(
              new LintFinding(LintRule.NAME_TWICE, pointer, "the name is taken by " + other));
        }
      }
    }
  }
}
