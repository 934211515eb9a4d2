package dev.exesys.compiler.emit;

import dev.exesys.compiler.graph.VertexLists;
import dev.exesys.compiler.structure.Plan;
import java.util.Comparator;
import java.util.List;

/** Finds the wait states that an order releases when it settles: those that list the order. */
public final class ReleaseIndex {
  private final VertexLists<Integer> waitingOrdersByDependency;

  private ReleaseIndex(VertexLists<Integer> waitingOrdersByDependency) {
    this.waitingOrdersByDependency = waitingOrdersByDependency;
  }

  /**
   * Returns the index of a job.
   *
   * @param orders the number of orders
   * @param leaves the leaves of the job's plan
   */
  public static ReleaseIndex of(int orders, List<Plan> leaves) {
    VertexLists<Integer> waitingOrders = new VertexLists<>(orders);
    leaves.stream()
        .filter(Plan.DependencyWait.class::isInstance)
        .map(Plan.DependencyWait.class::cast)
        // Sorted, so that the waiting orders of each dependency are ascending.
        .sorted(Comparator.comparingInt(Plan.DependencyWait::waitingOrder))
        .forEach(hold ->
            hold.dependencies()
                .forEach(dependency -> waitingOrders.add(dependency, hold.waitingOrder())));
    return new ReleaseIndex(waitingOrders);
  }

  /** Returns the orders that identify the wait states that list an order, ascending. */
  public List<Integer> of(int order) {
    return waitingOrdersByDependency.of(order);
  }
}
