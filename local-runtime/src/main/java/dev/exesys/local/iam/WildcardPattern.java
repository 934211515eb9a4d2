package dev.exesys.local.iam;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Matches texts against patterns of policies: {@code *} for any text, {@code ?} for a character.
 */
final class WildcardPattern {

  private WildcardPattern() {}

  static boolean matches(String pattern, String text) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
  }

  /** Action names are compared without regard to case. */
  static boolean matchesAction(String pattern, String action) {
    return matches(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
  }
}
