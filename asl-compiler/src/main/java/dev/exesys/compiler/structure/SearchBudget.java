package dev.exesys.compiler.structure;

/**
 * How much looking around a whole compilation may do. What it finds beyond that is never needed for
 * a right answer: the structure then waits where it could have joined. Graphs that are
 * series-parallel need far less than they are given.
 */
final class SearchBudget {
  private static final long BASE = 1_000_000;
  private static final long PER_EDGE = 64;

  private long left;

  SearchBudget(int vertices, int edges) {
    left = BASE + PER_EDGE * (vertices + edges);
  }

  /** Takes one step; false if there is none left. */
  boolean step() {
    return left-- > 0;
  }
}
