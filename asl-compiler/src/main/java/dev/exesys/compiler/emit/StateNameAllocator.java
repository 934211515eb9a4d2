package dev.exesys.compiler.emit;

import dev.exesys.asl.ServiceLimits;
import java.util.HashSet;
import java.util.Set;

/** Allocates state names of at most 80 characters that are unique in the whole state machine. */
final class StateNameAllocator {
  /**
   * An ellipsis in ASCII: a character beyond Latin-1 would double the memory of a whole definition.
   */
  private static final String ELLIPSIS = "...";

  private final Set<String> allocated = new HashSet<>();

  /** Returns the requested name, truncated if it is too long and numbered if it is in use. */
  String allocate(String requested) {
    String name = truncate(requested, ServiceLimits.STATE_NAME_CHARACTERS);
    for (int number = 2; !allocated.add(name); number++) {
      String suffix = " (" + number + ")";
      name = truncate(requested, ServiceLimits.STATE_NAME_CHARACTERS - suffix.length()) + suffix;
    }
    return name;
  }

  private static String truncate(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - ELLIPSIS.length();
    // Does not split a surrogate pair.
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + ELLIPSIS;
  }
}
