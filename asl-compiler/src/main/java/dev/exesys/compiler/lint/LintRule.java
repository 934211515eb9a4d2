package dev.exesys.compiler.lint;

/** What is checked, with the code that a finding shows. */
public enum LintRule {
  SYNTAX("syntax"),
  DANGLING("dangling"),
  UNREACHABLE("unreachable"),
  NO_END("no-end"),
  NAME_LENGTH("name-length"),
  NAME_TWICE("name-twice"),
  PATH("path"),
  INTRINSIC("intrinsic"),
  ERROR_NAME("error-name"),
  NEVER_ASKED("never-asked"),
  INTEGRATION("integration"),
  TOKEN("token"),
  SIZE("size"),
  EVENTS("events");

  private final String code;

  LintRule(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }
}
