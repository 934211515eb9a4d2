package dev.exesys.local.stepfunctions.language;

/**
 * Matches the patterns of {@code StringMatches}: {@code *} matches any text, {@code \*} a literal
 * star.
 */
final class StringMatchesPattern {
  private StringMatchesPattern() {}

  /**
   * Returns true if the whole text matches. Backtracks to the last star only, so the time is never
   * exponential.
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
