package dev.exesys.local.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads names, ARNs and partial ARNs of functions. Every qualifier selects the only version. */
final class FunctionNames {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:|\\d{12}:function:|\\d{12}:)?"
              + "([A-Za-z0-9_-]{1,64})(?::[$A-Za-z0-9_-]+)?");

  private FunctionNames() {}

  /** Returns the function name in a reference. A malformed reference is returned unchanged. */
  static String name(String reference) {
    Matcher matcher = REFERENCE.matcher(reference);
    return matcher.matches() ? matcher.group(1) : reference;
  }
}
