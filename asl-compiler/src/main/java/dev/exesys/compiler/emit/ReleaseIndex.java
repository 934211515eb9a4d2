package dev.exesys.compiler.emit;

import dev.exesys.compiler.graph.VertexLists;
import dev.exesys.compiler.structure.Plan;
import java.util.Comparator;
import java.util.List;

/** Which waits an order releases when it settles: those that name it. */
public final class ReleaseIndex {
  private final VertexLists<Integer> holdersByNeed;

  private ReleaseIndex(VertexLists<Integer> holdersByNeed) {
    this.holdersByNeed = holdersByNeed;
  }

  /** The releases of a job of so many orders, from the leaves of its plan. */
  public static ReleaseIndex of(int orders, List<Plan> leaves) {
    VertexLists<Integer> holders = new VertexLists<>(orders);
    leaves.stream()
        .filter(Plan.Hold.class::isInstance)
        .map(Plan.Hold.class::cast)
        // So that the holders of each need are ascending.
        .sorted(Comparator.comparingInt(Plan.Hold::holder))
        .forEach(hold -> hold.needs().forEach(need -> holders.add(need, hold.holder())));
    return new ReleaseIndex(holders);
  }

  /** The holders of the waits that name an order, ascending. */
  List<Integer> of(int order) {
    return holdersByNeed.of(order);
  }
}
