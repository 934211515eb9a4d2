package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Reachability;
import dev.exesys.compiler.graph.Topology;

/** Finds a plan for a graph. */
public final class PlanFinder {
  private PlanFinder() {}

  /**
   * A plan in which every order starts exactly when its predecessors are over.
   *
   * @param graph without edges that others imply, and not empty
   */
  public static Plan of(Graph graph) {
    PredecessorGroups joins = PredecessorGroups.of(graph);
    Blocks root =
        new SeriesParallelBuilder(graph, joins, new Reachability(graph, Topology.of(graph)))
            .weave();
    WaitPlacement.tidy(graph.size(), root);
    return new PlanBuilder(joins, root).knit();
  }
}
