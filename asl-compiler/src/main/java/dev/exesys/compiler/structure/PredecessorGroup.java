package dev.exesys.compiler.structure;

/**
 * The vertices that have the same set of direct predecessors. They start together, so they share
 * one join or one wait.
 */
final class PredecessorGroup {
  private final int id;
  private final int[] predecessors;
  private final int[] members;

  PredecessorGroup(int id, int[] predecessors, int[] members) {
    this.id = id;
    this.predecessors = predecessors;
    this.members = members;
  }

  int id() {
    return id;
  }

  /**
   * Returns the predecessors in ascending order; empty for the sources. Do not change the array.
   */
  int[] predecessors() {
    return predecessors;
  }

  /** Returns the members in ascending order; at least one. Do not change the array. */
  int[] members() {
    return members;
  }
}
