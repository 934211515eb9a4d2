package dev.exesys.compiler.graph;

import java.util.Arrays;

/**
 * A directed graph of the vertices 0 … size-1, by predecessors and by successors. Both lists of a
 * vertex are in ascending order and without duplicates. The arrays are shared, not to be changed.
 */
public final class Graph {
  private static final int[] NONE = {};

  private final int[][] predecessors;
  private final int[][] successors;

  private Graph(int[][] predecessors, int[][] successors) {
    this.predecessors = predecessors;
    this.successors = successors;
  }

  /** A graph from each vertex' predecessors, in any order; a duplicate counts once. */
  public static Graph ofPredecessors(int[][] predecessors) {
    int size = predecessors.length;
    int[][] before = new int[size][];
    int[] outDegree = new int[size];
    for (int v = 0; v < size; v++) {
      before[v] = ascending(predecessors[v]);
      for (int u : before[v]) {
        outDegree[u]++;
      }
    }
    int[][] after = new int[size][];
    for (int v = 0; v < size; v++) {
      after[v] = outDegree[v] == 0 ? NONE : new int[outDegree[v]];
    }
    int[] filled = new int[size];
    for (int v = 0; v < size; v++) {
      for (int u : before[v]) {
        after[u][filled[u]++] = v;
      }
    }
    return new Graph(before, after);
  }

  private static int[] ascending(int[] vertices) {
    if (vertices.length == 0) {
      return NONE;
    }
    int[] sorted = vertices.clone();
    Arrays.sort(sorted);
    int kept = 1;
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] != sorted[kept - 1]) {
        sorted[kept++] = sorted[i];
      }
    }
    return kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept);
  }

  public int size() {
    return predecessors.length;
  }

  public int[] predecessors(int vertex) {
    return predecessors[vertex];
  }

  public int[] successors(int vertex) {
    return successors[vertex];
  }

  public int edges() {
    int edges = 0;
    for (int[] before : predecessors) {
      edges += before.length;
    }
    return edges;
  }
}
