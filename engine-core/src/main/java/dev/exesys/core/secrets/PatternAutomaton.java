package dev.exesys.core.secrets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Finds all occurrences of a set of byte strings in one pass (Aho and Corasick, 1975).
 *
 * <p>States are numbers; 0 is the root. Edges are kept as child and sibling lists, because the
 * patterns are long and seldom branch: 17 bytes a state, whatever the alphabet.
 */
final class PatternAutomaton {
  static final int ROOT = 0;

  private final int[] fromRoot = new int[256];
  private byte[] label = new byte[64];
  private int[] firstChild = new int[64];
  private int[] sibling = new int[64];
  private int[] fallback = new int[64];
  private int[] depth = new int[64];
  private int[] longest = new int[64];
  private int states = 1;

  PatternAutomaton(Collection<byte[]> patterns) {
    patterns.forEach(this::add);
    link();
  }

  /** The state after one more byte. */
  int next(int state, byte read) {
    for (int from = state; from != ROOT; from = fallback[from]) {
      int child = child(from, read);
      if (child != ROOT) {
        return child;
      }
    }
    return fromRoot[read & 0xff];
  }

  /** True if a pattern starts with this byte. */
  boolean starts(byte read) {
    return fromRoot[read & 0xff] != ROOT;
  }

  /** How many of the bytes read last may be the start of an occurrence. */
  int depth(int state) {
    return depth[state];
  }

  /** The length of the longest pattern that ends here, or 0. */
  int longestEndingAt(int state) {
    return longest[state];
  }

  private void add(byte[] pattern) {
    int state = ROOT;
    for (byte value : pattern) {
      int child = state == ROOT ? fromRoot[value & 0xff] : child(state, value);
      state = child == ROOT ? addChild(state, value) : child;
    }
    longest[state] = pattern.length;
  }

  private int child(int state, byte value) {
    int child = firstChild[state];
    while (child != 0 && label[child] != value) {
      child = sibling[child];
    }
    return child;
  }

  private int addChild(int parent, byte value) {
    if (states == label.length) {
      grow();
    }
    int child = states++;
    label[child] = value;
    depth[child] = depth[parent] + 1;
    sibling[child] = firstChild[parent];
    firstChild[parent] = child;
    if (parent == ROOT) {
      fromRoot[value & 0xff] = child;
    }
    return child;
  }

  private void grow() {
    int size = states * 2;
    label = Arrays.copyOf(label, size);
    firstChild = Arrays.copyOf(firstChild, size);
    sibling = Arrays.copyOf(sibling, size);
    fallback = Arrays.copyOf(fallback, size);
    depth = Arrays.copyOf(depth, size);
    longest = Arrays.copyOf(longest, size);
  }

  /** Breadth first: a state falls back to the longest proper suffix that is also a state. */
  private void link() {
    ArrayDeque<Integer> open = new ArrayDeque<>(childrenOf(ROOT));
    while (!open.isEmpty()) {
      int state = open.remove();
      for (int child : childrenOf(state)) {
        fallback[child] = next(fallback[state], label[child]);
        longest[child] = Math.max(longest[child], longest[fallback[child]]);
        open.add(child);
      }
    }
  }

  private List<Integer> childrenOf(int state) {
    List<Integer> children = new ArrayList<>();
    for (int child = firstChild[state]; child != 0; child = sibling[child]) {
      children.add(child);
    }
    return children;
  }
}
