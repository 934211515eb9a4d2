package dev.exesys.compiler.shard;

import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.Plans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups parts so that none calls another of its group, and all that it calls are in groups before.
 */
public final class Generations {
  private Generations() {}

  /**
   * The groups of parts.
   *
   * @param parts children before their parents; kept in this order within a group
   */
  public static List<List<Part>> of(List<Part> parts) {
    List<List<Part>> groups = new ArrayList<>();
    Map<Integer, Integer> groupOf = new HashMap<>();
    for (Part part : parts) {
      int group = 0;
      for (Plan leaf : Plans.leaves(part.plan())) {
        if (leaf instanceof Plan.Child child) {
          group = Math.max(group, groupOf.getOrDefault(child.number(), 0) + 1);
        }
      }
      groupOf.put(part.number(), group);
      if (group == groups.size()) {
        groups.add(new ArrayList<>());
      }
      groups.get(group).add(part);
    }
    return groups;
  }
}
