package dev.exesys.compiler.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** A topological order of a graph, or a cycle if there is none. */
public final class Topology {
  private final int[] order;
  private final int[] rank;

  private Topology(int[] order, int[] rank) {
    this.order = order;
    this.rank = rank;
  }

  /**
   * Returns the topological order of Kahn's algorithm: vertices that become ready first come first.
   *
   * @throws IllegalArgumentException if the graph has a cycle
   */
  public static Topology of(Graph graph) {
    int[] order = readyOrder(graph);
    if (order.length < graph.size()) {
      throw new IllegalArgumentException("the graph has a cycle");
    }
    int[] rank = new int[order.length];
    for (int i = 0; i < order.length; i++) {
      rank[order[i]] = i;
    }
    return new Topology(order, rank);
  }

  /** Returns the vertices of one cycle, each a predecessor of the next; empty if there is none. */
  public static List<Integer> cycle(Graph graph) {
    boolean[] ready = new boolean[graph.size()];
    for (int vertex : readyOrder(graph)) {
      ready[vertex] = true;
    }
    int vertex = 0;
    while (vertex < ready.length && ready[vertex]) {
      vertex++;
    }
    if (vertex == ready.length) {
      return List.of();
    }
    // A vertex that is not ready has a predecessor that is not ready, so walking backwards
    // ends in a cycle.
    int[] step = new int[graph.size()];
    Arrays.fill(step, -1);
    List<Integer> back = new ArrayList<>();
    while (step[vertex] < 0) {
      step[vertex] = back.size();
      back.add(vertex);
      vertex = firstNotReady(graph.predecessors(vertex), ready);
    }
    List<Integer> cycle = new ArrayList<>(back.subList(step[vertex], back.size()));
    Collections.reverse(cycle);
    Collections.rotate(cycle, -cycle.indexOf(Collections.min(cycle)));
    return cycle;
  }

  private static int firstNotReady(int[] vertices, boolean[] ready) {
    for (int vertex : vertices) {
      if (!ready[vertex]) {
        return vertex;
      }
    }
    throw new IllegalStateException(
        "internal error: a vertex that is not ready has only ready predecessors");
  }

  private static int[] readyOrder(Graph graph) {
    int size = graph.size();
    int[] missing = new int[size];
    int[] order = new int[size];
    int end = 0;
    for (int v = 0; v < size; v++) {
      missing[v] = graph.predecessors(v).length;
      if (missing[v] == 0) {
        order[end++] = v;
      }
    }
    for (int next = 0; next < end; next++) {
      for (int after : graph.successors(order[next])) {
        if (--missing[after] == 0) {
          order[end++] = after;
        }
      }
    }
    return end == size ? order : Arrays.copyOf(order, end);
  }

  /** Returns the vertices, predecessors first. Do not change the array. */
  public int[] order() {
    return order;
  }

  /** Returns the position of a vertex in the order. */
  public int rank(int vertex) {
    return rank[vertex];
  }
}
