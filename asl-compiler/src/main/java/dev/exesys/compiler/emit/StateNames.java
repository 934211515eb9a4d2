package dev.exesys.compiler.emit;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Assigns the names of the states of one state machine. The states of orders come first, so that
 * they keep the names of the orders.
 */
final class StateNames {
  /** The number of orders that the name of a state lists before it abbreviates. */
  private static final int MAX_LISTED = 3;

  private final StateNameAllocator names = new StateNameAllocator();
  private final Map<Integer, String> runs = new HashMap<>();

  StateNames(JobGraph job, Plan plan) {
    for (int order : orders(plan)) {
      runs.put(order, names.allocate(job.orders().get(order).name()));
    }
  }

  /** Returns the orders of a plan, ascending. */
  private static List<Integer> orders(Plan plan) {
    List<Integer> orders = new ArrayList<>();
    for (Plan leaf : PlanNormalizer.leaves(plan)) {
      if (leaf instanceof Plan.Order(int order)) {
        orders.add(order);
      }
    }
    orders.sort(null);
    return orders;
  }

  String allocate(String wanted) {
    return names.allocate(wanted);
  }

  /** Returns the names of the states of an order of the plan. */
  OrderStateNames order(int number, OrderNode order) {
    String name = order.name();
    return new OrderStateNames(
        order.approvalTimeoutSeconds() == null ? null : allocate("approve " + name),
        order.queueId() == null ? null : allocate("queue for " + name),
        order.pool() == null ? null : allocate("admit " + name),
        runs.getOrDefault(number, ""),
        allocate("settle " + name));
  }

  /**
   * Returns for example {@code wait for vpc, rds}, or {@code wait for vpc, rds, dns and 5 more}.
   */
  String waitFor(List<String> dependencies) {
    return allocate("wait for " + abbreviate(dependencies));
  }

  /** Returns the first names of a list and the number of further names. */
  static String abbreviate(List<String> all) {
    String named = String.join(", ", all.subList(0, Math.min(MAX_LISTED, all.size())));
    int more = all.size() - MAX_LISTED;
    return named + (more > 0 ? " and " + more + " more" : "");
  }

  /** Returns for example {@code 3 side by side: test, lint, docs}. */
  String fork(List<String> firsts) {
    String named = String.join(", ", firsts.subList(0, Math.min(MAX_LISTED, firsts.size())));
    return allocate(
        firsts.size() + " side by side: " + named + (firsts.size() > MAX_LISTED ? " ..." : ""));
  }
}
