package dev.exesys.compiler.graph;

import java.util.Arrays;

/**
 * Removes the edges that a longer path implies.
 *
 * <p>If a reachability question exceeds its budget, the edge is kept. This is correct, but may lead
 * to a wait state that the full reduction would avoid.
 */
public final class TransitiveReduction {
  private TransitiveReduction() {}

  public static Graph of(Graph graph, Topology topology) {
    Reachability reachability = new Reachability(graph, topology);
    int[][] predecessors = new int[graph.size()][];
    for (int vertex = 0; vertex < graph.size(); vertex++) {
      predecessors[vertex] = reducedPredecessors(graph, vertex, topology, reachability);
    }
    return Graph.ofPredecessors(predecessors);
  }

  private static int[] reducedPredecessors(
      Graph graph, int vertex, Topology topology, Reachability reachability) {
    int[] all = graph.predecessors(vertex);
    if (all.length < 2) {
      return all;
    }
    long[] byRank = new long[all.length];
    for (int i = 0; i < all.length; i++) {
      byRank[i] = ((long) topology.rank(all[i]) << 32) | all[i];
    }
    Arrays.sort(byRank);
    int[] kept = new int[all.length];
    int count = 0;
    for (int i = all.length - 1; i >= 0; i--) {
      int candidate = (int) byRank[i];
      int[] after = graph.successors(candidate);
      // Both tests give the same answer; the shorter list needs fewer questions.
      boolean implied =
          after.length <= count
              ? anyReaches(after, vertex, reachability)
              : reachesAny(candidate, kept, count, reachability);
      if (!implied) {
        kept[count++] = candidate;
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private static boolean anyReaches(int[] froms, int to, Reachability reachability) {
    for (int from : froms) {
      if (from != to && reachability.reaches(from, to)) {
        return true;
      }
    }
    return false;
  }

  private static boolean reachesAny(int from, int[] to, int count, Reachability reachability) {
    for (int i = 0; i < count; i++) {
      if (reachability.reaches(from, to[i])) {
        return true;
      }
    }
    return false;
  }
}
