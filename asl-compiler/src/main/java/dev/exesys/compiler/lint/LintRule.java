package dev.exesys.compiler.lint;

/** The lint rules, each with the code that findings show. */
public enum LintRule {
  SYNTAX("syntax"),
  DANGLING("dangling"),
  UNREACHABLE("unreachable"),
  NO_END("no-end"),
  NAME_LENGTH("name-length"),
  DUPLICATE_NAME("duplicate-name"),
  PATH("path"),
  INTRINSIC("intrinsic"),
  ERROR_NAME("error-name"),
  UNREACHABLE_HANDLER("unreachable-handler"),
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
