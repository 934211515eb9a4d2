package dev.exesys.core.contract;

import java.util.regex.Pattern;

/**
 * Checks names of SSM parameters against the limits of the service: full paths of at most 1,011
 * characters and 15 levels.
 */
public final class ParameterName {

  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9_.-]+){1,15}");
  private static final int MAX_LENGTH = 1011;

  private ParameterName() {}

  /** Returns whether {@code name} is a valid full path of a parameter. */
  public static boolean isValid(String name) {
    return name.length() <= MAX_LENGTH && PATH.matcher(name).matches();
  }
}
