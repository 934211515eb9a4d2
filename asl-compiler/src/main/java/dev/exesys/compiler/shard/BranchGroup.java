package dev.exesys.compiler.shard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Branches of a fork whose orders belong together.
 *
 * @param label the folder or name prefix of the orders
 * @param members at least one
 */
record BranchGroup(String label, List<PricedPlan> members) {

  /**
   * Returns the branches by the first folder or name segment in which they differ. A branch whose
   * orders have nothing more in common is a separate group.
   */
  static List<BranchGroup> of(List<PricedPlan> branches, OrderPaths paths) {
    List<List<String>> pathOf = new ArrayList<>();
    @Nullable List<String> common = null;
    for (PricedPlan branch : branches) {
      List<String> path = paths.common(branch.plan());
      pathOf.add(path);
      if (!path.isEmpty()) {
        common = OrderPaths.common(common, path);
      }
    }
    int depth = common == null ? 0 : common.size();
    SequencedMap<String, BranchGroup> groups = new LinkedHashMap<>();
    for (int i = 0; i < branches.size(); i++) {
      List<String> path = pathOf.get(i);
      boolean belongs = path.size() > depth;
      String label = belongs ? label(path.subList(0, depth + 1)) : "";
      // An order's path has no line feed.
      String key = belongs ? label : "\n" + i;
      groups
          .computeIfAbsent(key, unused -> new BranchGroup(label, new ArrayList<>()))
          .members()
          .add(branches.get(i));
    }
    return List.copyOf(groups.values());
  }

  /** Returns for example {@code envs/prod} for folders or {@code lint-*} for names. */
  private static String label(List<String> path) {
    String prefix = String.join("", path);
    return prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix + "*";
  }

  /** Returns the number of orders. */
  int orders() {
    return members.stream().mapToInt(member -> member.cost().orders()).sum();
  }
}
