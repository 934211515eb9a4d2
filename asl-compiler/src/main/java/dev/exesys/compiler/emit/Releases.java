package dev.exesys.compiler.emit;

import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.Plans;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which waits an order releases when it settles: those that name it. */
public final class Releases {
  private final Map<Integer, List<Integer>> holdersByNeed = new HashMap<>();

  private Releases() {}

  public static Releases of(Plan plan) {
    Releases releases = new Releases();
    for (Plan leaf : Plans.leaves(plan)) {
      if (leaf instanceof Plan.Hold(int holder, List<Integer> needs)) {
        needs.forEach(need -> releases.add(need, holder));
      }
    }
    releases.holdersByNeed.values().forEach(list -> list.sort(null));
    return releases;
  }

  private void add(int need, int holder) {
    holdersByNeed.computeIfAbsent(need, key -> new ArrayList<>()).add(holder);
  }

  /** The holders of the waits that name an order, ascending. */
  List<Integer> of(int order) {
    return holdersByNeed.getOrDefault(order, List.of());
  }
}
