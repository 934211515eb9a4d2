package dev.exesys.local.stepfunctions.language;

/** The patterns of {@code StringMatches}: {@code *} for any text, {@code \*} for a star. */
final class Wildcards {
  private Wildcards() {}

  /**
   * Whether the whole text matches; greedy with one point to come back to, so never exponential.
   */
  static boolean matches(String pattern, String text) {
    int p = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = ++p;
        resume = t;
        continue;
      }
      int literal = isEscape(pattern, p) ? p + 1 : p;
      if (literal < pattern.length() && pattern.charAt(literal) == text.charAt(t)) {
        p = literal + 1;
        t++;
      } else if (star >= 0) {
        p = star;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean isEscape(String pattern, int at) {
    return at + 1 < pattern.length()
        && pattern.charAt(at) == '\\'
        && "*\\".indexOf(pattern.charAt(at + 1)) >= 0;
  }
}
