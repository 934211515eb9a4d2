package dev.exesys.compiler.lint;

/**
 * A violation of a lint rule.
 *
 * @param rule the violated rule
 * @param pointer the JSON Pointer of the offending value
 * @param message the violation in one line
 */
public record LintFinding(LintRule rule, String pointer, String message) {
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "/" : pointer) + ": " + message + " [" + rule.code() + "]";
  }
}
