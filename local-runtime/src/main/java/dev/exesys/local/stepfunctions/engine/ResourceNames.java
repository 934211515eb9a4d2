package dev.exesys.local.stepfunctions.engine;

/** The rule for the names of machines and executions. */
public final class ResourceNames {
  private static final int LONGEST = 80;
  private static final String FORBIDDEN = " \t\r\n<>{}[]?*\"#%\\^|~`$&,;:/";

  private ResourceNames() {}

  /**
   * True if a name has 1 to 80 characters, none of them white space, a bracket, a wildcard, a
   * control character or one of {@code "#%\^|~`$&,;:/}.
   */
  public static boolean isValid(String name) {
    return !name.isEmpty()
        && name.length() <= LONGEST
        && name.chars()
            .noneMatch(c -> FORBIDDEN.indexOf(c) >= 0 || Character.isISOControl(c) || c >= 0xfffe);
  }
}
