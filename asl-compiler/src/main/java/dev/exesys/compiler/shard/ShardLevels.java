package dev.exesys.compiler.shard;

import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Groups parts so that none calls another of its group, and all that it calls are in groups before.
 */
public final class ShardLevels {
  private ShardLevels() {}

  /**
   * The groups of parts.
   *
   * @param parts children before their parents; kept in this order within a group
   */
  public static List<List<Shard>> of(List<Shard> parts) {
    List<List<Shard>> groups = new ArrayList<>();
    Map<Integer, Integer> groupOf = new HashMap<>();
    for (Shard part : parts) {
      int group = 0;
      for (Plan leaf : PlanNormalizer.leaves(part.plan())) {
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
