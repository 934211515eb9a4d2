package dev.exesys.cli.console;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Finds the names that a misspelt one may mean. */
public final class NearestName {
  private NearestName() {}

  /** Returns the names with the same letters, or at most one edit (two for long words) away. */
  public static List<String> of(String word, Collection<String> names) {
    int allowed = word.length() <= 4 ? 1 : 2;
    return names.stream()
        .filter(name -> sorted(name).equals(sorted(word)) || distance(word, name) <= allowed)
        .limit(3)
        .toList();
  }

  private static String sorted(String word) {
    char[] letters = word.toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  /** Computes the Levenshtein distance. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    Arrays.setAll(previous, j -> j);
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
