package dev.exesys.compiler.lint;

/**
 * One thing that a machine should not have.
 *
 * @param rule which rule it breaks
 * @param pointer where, as a JSON Pointer
 * @param message what, in one line
 */
public record LintFinding(LintRule rule, String pointer, String message) {
  @Override
  public String toString() {
    return (pointer.isEmpty() ? "/" : pointer) + ": " + message + " [" + rule.code() + "]";
  }
}
