package dev.exesys.core.secrets;

import java.util.ArrayList;
import java.util.List;

/**
 * A set of patterns, prepared for a search in a stream of bytes. Immutable, and safe to use from
 * several threads.
 */
final class PatternSet {
  private static final int BYTES = 256;

  private final List<List<SecretPattern>> byFirstByte = new ArrayList<>(BYTES);

  PatternSet(List<SecretPattern> patterns) {
    for (int value = 0; value < BYTES; value++) {
      byte first = (byte) value;
      byFirstByte.add(
          patterns.stream().filter(p -> p.character(0).first(first) != ByteTrie.NONE).toList());
    }
  }

  /** Returns the patterns that may begin with a byte. */
  List<SecretPattern> startingWith(byte first) {
    return byFirstByte.get(first & 0xFF);
  }
}
