package dev.exesys.compiler.shard;

import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanNormalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Groups shards into levels: a shard starts only shards of preceding levels. */
public final class ShardLevels {
  private ShardLevels() {}

  /**
   * Returns the levels.
   *
   * @param shards children before their parents; this order is kept within a level
   */
  public static List<List<Shard>> of(List<Shard> shards) {
    List<List<Shard>> levels = new ArrayList<>();
    Map<Integer, Integer> levelOf = new HashMap<>();
    for (Shard shard : shards) {
      int level = 0;
      for (Plan leaf : PlanNormalizer.leaves(shard.plan())) {
        if (leaf instanceof Plan.ChildExecution child) {
          level = Math.max(level, levelOf.getOrDefault(child.number(), 0) + 1);
        }
      }
      levelOf.put(shard.number(), level);
      if (level == levels.size()) {
        levels.add(new ArrayList<>());
      }
      levels.get(level).add(shard);
    }
    return levels;
  }
}
