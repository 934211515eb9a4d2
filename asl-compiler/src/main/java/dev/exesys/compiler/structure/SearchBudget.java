package dev.exesys.compiler.structure;

/**
 * Limits the search steps of one compilation. When it is exhausted, the structure uses a wait where
 * a join might have been possible, which is correct too. Series-parallel graphs need far fewer
 * steps.
 */
final class SearchBudget {
  private static final long BASE = 1_000_000;
  private static final long PER_EDGE = 64;

  private long remainingSteps;

  SearchBudget(int vertices, int edges) {
    remainingSteps = BASE + PER_EDGE * (vertices + edges);
  }

  /** Takes one step; returns false if none is left. */
  boolean step() {
    return remainingSteps-- > 0;
  }
}
