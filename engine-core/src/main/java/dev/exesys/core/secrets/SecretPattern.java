package dev.exesys.core.secrets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A secret as a sequence of characters, each in any of its spellings. Equal only to itself. */
final class SecretPattern {
  private final List<ByteTrie> characters;
  private final @Nullable ByteTrie separators;

  /**
   * Makes a pattern.
   *
   * @param characters the spellings of each character, in order; at least one
   * @param separators what may stand between two characters, any number of times; null if nothing
   *     may
   */
  SecretPattern(List<ByteTrie> characters, @Nullable ByteTrie separators) {
    this.characters = List.copyOf(characters);
    this.separators = separators;
  }

  /** Returns the number of characters. */
  int size() {
    return characters.size();
  }

  /** Returns the spellings of a character. */
  ByteTrie character(int index) {
    return characters.get(index);
  }

  /** Returns what may stand between two characters. */
  @Nullable ByteTrie separators() {
    return separators;
  }

  /** Builds patterns; spellings that occur again are shared. */
  static final class Builder {
    private final Map<Integer, ByteTrie> spellings = new HashMap<>();

    /** Returns the pattern of a text. */
    SecretPattern text(String text) {
      List<ByteTrie> characters = new ArrayList<>();
      text.codePoints().forEach(codePoint -> characters.add(spellings(codePoint)));
      return new SecretPattern(characters, null);
    }

    private ByteTrie spellings(int codePoint) {
      return spellings.computeIfAbsent(codePoint, c -> ByteTrie.of(CharacterSpellings.of(c)));
    }
  }
}
