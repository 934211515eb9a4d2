package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Reachability;
import dev.exesys.compiler.graph.Topology;

/** Finds a plan for a graph. */
public final class Structure {
  private static final int BUDGET_PER_QUESTION = 10_000;

  private Structure() {}

  /**
   * A plan in which every order starts exactly when its predecessors are over.
   *
   * @param graph without edges that others imply, and not empty
   */
  public static Plan of(Graph graph) {
    Reachability reachability = new Reachability(graph, Topology.of(graph), BUDGET_PER_QUESTION);
    Joins joins = Joins.of(graph);
    Fan root = new Weaver(graph, joins, reachability).weave();
    return new Knitter(Modules.orders(), joins, root).knit();
  }
}
