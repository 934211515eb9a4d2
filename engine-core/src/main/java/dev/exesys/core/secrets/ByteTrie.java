package dev.exesys.core.secrets;

import java.util.Arrays;
import java.util.Collection;

/**
 * A set of byte strings as a tree: which strings begin with the bytes read so far.
 *
 * <p>Node 0 is the root. Immutable once built.
 */
final class ByteTrie {
  /** No such node. */
  static final int NONE = -1;

  private static final int ROOT = 0;

  // Of each node: the byte that leads to it, its first child and its next sibling.
  private byte[] label = new byte[8];
  private int[] firstChild = new int[8];
  private int[] nextSibling = new int[8];
  private boolean[] end = new boolean[8];
  private int size = 1;

  private ByteTrie() {
    firstChild[ROOT] = NONE;
  }

  static ByteTrie of(Collection<byte[]> strings) {
    ByteTrie trie = new ByteTrie();
    strings.forEach(trie::add);
    return trie;
  }

  /** Returns the node after one more byte, or {@link #NONE}. */
  int child(int node, byte next) {
    int child = firstChild[node];
    while (child != NONE && label[child] != next) {
      child = nextSibling[child];
    }
    return child;
  }

  /** Returns the node after the first byte of a string, or {@link #NONE}. */
  int first(byte next) {
    return child(ROOT, next);
  }

  /** Whether one of the strings ends at this node. */
  boolean isEnd(int node) {
    return end[node];
  }

  /** Whether a longer string continues at this node. */
  boolean continues(int node) {
    return firstChild[node] != NONE;
  }

  private void add(byte[] string) {
    int node = ROOT;
    for (byte next : string) {
      int child = child(node, next);
      node = child == NONE ? append(node, next) : child;
    }
    end[node] = true;
  }

  private int append(int parent, byte next) {
    if (size == label.length) {
      label = Arrays.copyOf(label, size * 2);
      firstChild = Arrays.copyOf(firstChild, size * 2);
      nextSibling = Arrays.copyOf(nextSibling, size * 2);
      end = Arrays.copyOf(end, size * 2);
    }
    label[size] = next;
    firstChild[size] = NONE;
    nextSibling[size] = firstChild[parent];
    firstChild[parent] = size;
    return size++;
  }
}
