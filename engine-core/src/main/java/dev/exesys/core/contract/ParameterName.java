package dev.exesys.core.contract;

import java.util.regex.Pattern;

/**
 * Names of SSM parameters, as the service allows them: full paths of at most 1,011 characters and
 * 15 levels.
 */
public final class ParameterName {

  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_.-]+){1,15}");
  private static final int LONGEST = 1011;

  private ParameterName() {}

  /** Whether {@code name} is a full path that could name a parameter. */
  public static boolean isValid(String name) {
    return name.length() <= LONGEST && PATH.matcher(name).matches();
  }
}
