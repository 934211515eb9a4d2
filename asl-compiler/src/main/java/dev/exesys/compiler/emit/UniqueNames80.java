package dev.exesys.compiler.emit;

import java.util.HashSet;
import java.util.Set;

/** Hands out state names: at most 80 characters, no two alike in a whole machine. */
final class UniqueNames80 {
  private static final int LONGEST = 80;

  /** Of ASCII: one other character would double the memory of a whole definition. */
  private static final String CUT = "...";

  private final Set<String> taken = new HashSet<>();

  /** The wanted name, cut where it is too long, with a number where it is taken. */
  String take(String wanted) {
    String name = cut(wanted, LONGEST);
    for (int number = 2; !taken.add(name); number++) {
      String suffix = " (" + number + ")";
      name = cut(wanted, LONGEST - suffix.length()) + suffix;
    }
    return name;
  }

  private static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - CUT.length();
    // Not between the two halves of a character outside the basic plane.
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + CUT;
  }
}
