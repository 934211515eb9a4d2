package dev.exesys.core.contract;

import java.util.regex.Pattern;

/** The rule for names of pools, which are parts of the names of activities. */
public final class PoolName {
  /** Says which names are valid. */
  public static final String FORM = "a pool has a name of 1 to 38 letters, digits, _ and -";

  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_-]{1,38}");

  private PoolName() {}

  /** Returns whether the name can be that of a pool. */
  public static boolean isValid(String name) {
    return NAME.matcher(name).matches();
  }
}
