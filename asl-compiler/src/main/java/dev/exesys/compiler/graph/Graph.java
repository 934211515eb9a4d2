package dev.exesys.compiler.graph;

import java.util.Arrays;

/**
 * A directed graph of the vertices 0 … size-1 with the predecessors and successors of each vertex.
 * Both lists are ascending and without duplicates. Do not change the arrays.
 */
public final class Graph {
  private static final int[] NONE = {};

  private final int[][] predecessors;
  private final int[][] successors;

  private Graph(int[][] predecessors, int[][] successors) {
    this.predecessors = predecessors;
    this.successors = successors;
  }

  /** Creates a graph from the predecessors of each vertex, in any order; duplicates count once. */
  public static Graph ofPredecessors(int[][] predecessors) {
    int size = predecessors.length;
    int[][] predecessorsOf = new int[size][];
    int[] outDegree = new int[size];
    for (int v = 0; v < size; v++) {
      predecessorsOf[v] = ascending(predecessors[v]);
      for (int u : predecessorsOf[v]) {
        outDegree[u]++;
      }
    }
    int[][] successorsOf = new int[size][];
    for (int v = 0; v < size; v++) {
      successorsOf[v] = outDegree[v] == 0 ? NONE : new int[outDegree[v]];
    }
    int[] filled = new int[size];
    for (int v = 0; v < size; v++) {
      for (int u : predecessorsOf[v]) {
        successorsOf[u][filled[u]++] = v;
      }
    }
    return new Graph(predecessorsOf, successorsOf);
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
    for (int[] predecessorsOf : predecessors) {
      edges += predecessorsOf.length;
    }
    return edges;
  }
}
