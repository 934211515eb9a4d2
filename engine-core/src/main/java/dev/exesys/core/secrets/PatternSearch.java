package dev.exesys.core.secrets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Searches a stream for all patterns of a set at once, byte by byte.
 *
 * <p>This is the simulation of a nondeterministic automaton: each candidate is a place at which a
 * pattern may have begun, and how far it has been followed. In ordinary output there are few
 * candidates at a time, and none for most bytes.
 */
final class PatternSearch {
  /**
   * The number of characters before a separator that an occurrence includes only if there are at
   * least that many. With fewer, the occurrence begins after the separator: otherwise the last
   * character of almost every line, with its line end, might begin a secret in base64 and be held
   * back until the next line.
   */
  private static final int MIN_BEFORE_SEPARATOR = 4;

  /**
   * A pattern that has been followed for some bytes.
   *
   * @param start the position of its first byte in the stream
   * @param index the character of the pattern that is being read
   * @param trie the tree of spellings that is being followed: the character's, or the separators'
   * @param node the node reached in the tree
   */
  private record Candidate(SecretPattern pattern, long start, int index, ByteTrie trie, int node) {}

  private final PatternSet patterns;
  private List<Candidate> candidates = new ArrayList<>();
  private List<Candidate> next = new ArrayList<>();
  private final Set<Candidate> seen = new HashSet<>();
  private long position;
  private long matchStart;

  PatternSearch(PatternSet patterns) {
    this.patterns = patterns;
  }

  /** Returns whether a pattern may begin with a byte. */
  boolean mayStart(byte value) {
    return !patterns.startingWith(value).isEmpty();
  }

  /** Skips bytes at which no pattern begins; there must be no candidates. */
  void skip(int bytes) {
    position += bytes;
  }

  /**
   * Reads one byte.
   *
   * @return the length of the longest occurrence that ends with this byte; 0 if there is none
   */
  int read(byte value) {
    matchStart = position + 1;
    for (Candidate candidate : candidates) {
      follow(candidate, value);
    }
    for (SecretPattern pattern : patterns.startingWith(value)) {
      ByteTrie trie = pattern.character(0);
      reached(new Candidate(pattern, position, 0, trie, trie.first(value)));
    }
    position++;
    List<Candidate> done = candidates;
    candidates = next;
    next = done;
    next.clear();
    seen.clear();
    return (int) (position - matchStart);
  }

  /** Returns how many of the last bytes may be part of an occurrence that has not ended. */
  int undecided() {
    long first = position;
    for (Candidate candidate : candidates) {
      first = Math.min(first, candidate.start());
    }
    return (int) (position - first);
  }

  private void follow(Candidate candidate, byte value) {
    int node = candidate.trie().child(candidate.node(), value);
    if (node != ByteTrie.NONE) {
      reached(
          new Candidate(
              candidate.pattern(), candidate.start(), candidate.index(), candidate.trie(), node));
    }
  }

  private void reached(Candidate at) {
    SecretPattern pattern = at.pattern();
    if (at.trie().isEnd(at.node())) {
      boolean separator = at.trie() == pattern.separators();
      int index = separator ? at.index() : at.index() + 1;
      if (index == pattern.size()) {
        matchStart = Math.min(matchStart, at.start());
      } else {
        long start = separator && index < MIN_BEFORE_SEPARATOR ? position + 1 : at.start();
        add(new Candidate(pattern, start, index, pattern.character(index), 0));
        if (pattern.separators() != null) {
          add(new Candidate(pattern, start, index, pattern.separators(), 0));
        }
      }
    }
    if (at.trie().continues(at.node())) {
      add(at);
    }
  }

  private void add(Candidate candidate) {
    if (seen.add(candidate)) {
      next.add(candidate);
    }
  }
}
