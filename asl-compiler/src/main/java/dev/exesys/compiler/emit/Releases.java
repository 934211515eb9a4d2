package dev.exesys.compiler.emit;

import dev.exesys.compiler.graph.PerVertex;
import dev.exesys.compiler.structure.Plan;
import java.util.Comparator;
import java.util.List;

/** Which waits an order releases when it settles: those that name it. */
public final class Releases {
  private final PerVertex<Integer> holdersByNeed;

  private Releases(PerVertex<Integer> holdersByNeed) {
    this.holdersByNeed = holdersByNeed;
  }

  /** The releases of a job of so many orders, from the leaves of its plan. */
  public static Releases of(int orders, List<Plan> leaves) {
    PerVertex<Integer> holders = new PerVertex<>(orders);
    leaves.stream()
        .filter(Plan.Hold.class::isInstance)
        .map(Plan.Hold.class::cast)
        // So that the holders of each need are ascending.
        .sorted(Comparator.comparingInt(Plan.Hold::holder))
        .forEach(hold -> hold.needs().forEach(need -> holders.add(need, hold.holder())));
    return new Releases(holders);
  }

  /** The holders of the waits that name an order, ascending. */
  List<Integer> of(int order) {
    return holdersByNeed.of(order);
  }
}
