package dev.exesys.local.lambda;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names, ARNs and partial ARNs of functions; qualifiers are taken for the one version there is. */
final class FunctionNames {
  private static final Pattern REFERENCE =
      Pattern.compile(
          "(?:arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:|\\d{12}:function:|\\d{12}:)?"
              + "([A-Za-z0-9_-]{1,64})(?::[$A-Za-z0-9_-]+)?");

  private FunctionNames() {}

  /** The bare name; what is no reference is returned as it is and will not be found. */
  static String name(String reference) {
    Matcher matcher = REFERENCE.matcher(reference);
    return matcher.matches() ? matcher.group(1) : reference;
  }
}
