package dev.exesys.compiler.emit;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The names of a machine's states. Orders come first, so that they keep their own names. */
final class StateNames {
  /** So many of the orders that a wait waits for are named in its state's name. */
  private static final int NAMED = 3;

  private final UniqueNames80 names = new UniqueNames80();
  private final Map<Integer, String> runs = new HashMap<>();

  StateNames(JobGraph job, Plan plan) {
    for (int order : orders(plan)) {
      runs.put(order, names.take(job.orders().get(order).name()));
    }
  }

  /** The orders of a plan, ascending. */
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

  String take(String wanted) {
    return names.take(wanted);
  }

  /** The name of an order's own state. */
  String run(int order) {
    return runs.getOrDefault(order, "");
  }

  /** {@code wait for vpc, rds}; with many, {@code wait for vpc, rds, dns and 5 more}. */
  String waitFor(List<String> needs) {
    return take("wait for " + some(needs));
  }

  /** The first few of many names, and how many more there are. */
  static String some(List<String> all) {
    String named = String.join(", ", all.subList(0, Math.min(NAMED, all.size())));
    int more = all.size() - NAMED;
    return named + (more > 0 ? " and " + more + " more" : "");
  }

  /** {@code 3 side by side: test, lint, docs}. */
  String fork(List<String> firsts) {
    String named = String.join(", ", firsts.subList(0, Math.min(NAMED, firsts.size())));
    return take(firsts.size() + " side by side: " + named + (firsts.size() > NAMED ? " ..." : ""));
  }
}
