package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Reachability;
import dev.exesys.compiler.graph.Topology;

/** Finds a plan for a graph. */
public final class Structure {
  private Structure() {}

  /**
   * A plan in which every order starts exactly when its predecessors are over.
   *
   * @param graph without edges that others imply, and not empty
   */
  public static Plan of(Graph graph) {
    Joins joins = Joins.of(graph);
    Fan root = new Weaver(graph, joins, new Reachability(graph, Topology.of(graph))).weave();
    Tidier.tidy(graph.size(), root);
    return new Knitter(joins, root).knit();
  }
}
