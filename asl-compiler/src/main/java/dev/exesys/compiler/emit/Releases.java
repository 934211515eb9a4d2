package dev.exesys.compiler.emit;

import dev.exesys.compiler.structure.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which waits an order releases when it settles: those that name it. */
public final class Releases {
  private final List<@Nullable List<Integer>> holdersByNeed;

  private Releases(int orders) {
    holdersByNeed = new ArrayList<>(Collections.nCopies(orders, null));
  }

  /** The releases of a job of so many orders, from the leaves of its plan. */
  public static Releases of(int orders, List<Plan> leaves) {
    Releases releases = new Releases(orders);
    for (Plan leaf : leaves) {
      if (leaf instanceof Plan.Hold(int holder, List<Integer> needs)) {
        needs.forEach(need -> releases.add(need, holder));
      }
    }
    for (List<Integer> holders : releases.holdersByNeed) {
      if (holders != null) {
        holders.sort(null);
      }
    }
    return releases;
  }

  private void add(int need, int holder) {
    List<Integer> holders = holdersByNeed.get(need);
    if (holders == null) {
      holders = new ArrayList<>(2);
      holdersByNeed.set(need, holders);
    }
    holders.add(holder);
  }

  /** The holders of the waits that name an order, ascending. */
  List<Integer> of(int order) {
    List<Integer> holders = holdersByNeed.get(order);
    return holders == null ? List.of() : holders;
  }
}
