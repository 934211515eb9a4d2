package dev.exesys.local.stepfunctions.engine;

/** Checks the names of state machines and executions. */
public final class ResourceNames {
  private static final int MAX_LENGTH = 80;
  private static final String FORBIDDEN = " \t\r\n<>{}[]?*\"#%\\^|~`$&,;:/";

  private ResourceNames() {}

  /**
   * Returns true if a name has 1 to 80 characters, none of them white space, a bracket, a wildcard,
   * a control character or one of {@code "#%\^|~`$&,;:/}.
   */
  public static boolean isValid(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_LENGTH
        && name.chars()
            .noneMatch(c -> FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c) || c >= 0xfffe);
  }
}
