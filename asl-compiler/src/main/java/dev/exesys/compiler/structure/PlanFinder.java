package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Reachability;
import dev.exesys.compiler.graph.Topology;

/** Decomposes a graph into a plan. */
public final class PlanFinder {
  private PlanFinder() {}

  /**
   * Returns a plan in which every order starts exactly when its predecessors have ended.
   *
   * @param graph not empty and transitively reduced
   */
  public static Plan of(Graph graph) {
    PredecessorGroups groups = PredecessorGroups.of(graph);
    Blocks root =
        new SeriesParallelBuilder(graph, groups, new Reachability(graph, Topology.of(graph)))
            .build();
    WaitPlacement.moveWaits(graph.size(), root);
    return new PlanBuilder(groups, root).build();
  }
}
