package dev.exesys.core.validation;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Suggests a known name for a misspelt one. */
final class Suggestions {

  /** The maximum number of candidates that are compared, to limit the cost. */
  private static final int MAX_CANDIDATES = 2000;

  private static final int MAX_LENGTH = 60;

  private Suggestions() {}

  /** Returns the nearest candidate, at most two edits from {@code name}, ignoring case. */
  static Optional<String> nearest(String name, Collection<String> candidates) {
    if (name.length() > MAX_LENGTH || candidates.size() > MAX_CANDIDATES) {
      return Optional.empty();
    }
    String best = null;
    // Short words are often similar by chance.
    int allowed = name.length() <= 4 ? 1 : 2;
    for (String candidate : candidates) {
      if (Math.abs(candidate.length() - name.length()) <= allowed) {
        int distance = distance(name.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
        if (distance <= allowed) {
          best = candidate;
          allowed = distance - 1;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Computes the Levenshtein distance with two rows. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(replaced, 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return previous[b.length()];
  }
}
