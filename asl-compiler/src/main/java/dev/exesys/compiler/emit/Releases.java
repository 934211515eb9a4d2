package dev.exesys.compiler.emit;

import dev.exesys.compiler.structure.Plan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which waits an order releases when it settles: those that name it. */
public final class Releases {
  private final Map<Integer, List<Integer>> holdersByNeed = new HashMap<>();

  private Releases() {}

  public static Releases of(Plan plan) {
    Releases releases = new Releases();
    Deque<Plan> open = new ArrayDeque<>(List.of(plan));
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Plan.Order order -> {}
        case Plan.Child child -> {}
        case Plan.Hold hold ->
            hold.needs()
                .forEach(need ->
                    releases
                        .holdersByNeed
                        .computeIfAbsent(need, key -> new ArrayList<>())
                        .add(hold.holder()));
        case Plan.Sequence sequence -> sequence.steps().forEach(open::push);
        case Plan.Fork fork -> fork.branches().forEach(open::push);
      }
    }
    releases.holdersByNeed.values().forEach(list -> list.sort(null));
    return releases;
  }

  /** The holders of the waits that name an order, ascending. */
  List<Integer> of(int order) {
    return holdersByNeed.getOrDefault(order, List.of());
  }
}
