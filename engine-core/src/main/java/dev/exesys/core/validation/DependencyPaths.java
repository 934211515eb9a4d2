package dev.exesys.core.validation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Answers whether one order of a job depends on another, directly or not. Depths limit the search
 * to the orders between the two.
 */
final class DependencyPaths {
  private final List<OrderView> orders;
  private final Map<String, Integer> places = new HashMap<>();

  /** The length of the longest path to an order without dependencies. */
  private final int[] depths;

  private final boolean cyclic;

  DependencyPaths(List<OrderView> orders) {
    this.orders = orders;
    for (int i = 0; i < orders.size(); i++) {
      places.putIfAbsent(orders.get(i).name(), i);
    }
    depths = new int[orders.size()];
    cyclic = !computeDepths();
  }

  /** Returns false if there is a cycle. */
  private boolean computeDepths() {
    int[] open = new int[orders.size()];
    List<List<Integer>> dependents = new ArrayList<>();
    orders.forEach(order -> dependents.add(new ArrayList<>()));
    List<Integer> ready = new ArrayList<>();
    for (int i = 0; i < orders.size(); i++) {
      for (String name : orders.get(i).dependencies()) {
        Integer place = places.get(name);
        if (place != null) {
          open[i]++;
          dependents.get(place).add(i);
        }
      }
      if (open[i] == 0) {
        ready.add(i);
      }
    }
    for (int next = 0; next < ready.size(); next++) {
      int place = ready.get(next);
      for (int dependent : dependents.get(place)) {
        depths[dependent] = Math.max(depths[dependent], depths[place] + 1);
        if (--open[dependent] == 0) {
          ready.add(dependent);
        }
      }
    }
    return ready.size() == orders.size();
  }

  /** Returns whether {@code from} depends on {@code to}; always true if the job has a cycle. */
  boolean lead(OrderView from, OrderView to) {
    if (cyclic || from.dependencies().contains(to.name())) {
      return true;
    }
    int target = places.getOrDefault(to.name(), -1);
    List<Integer> reached = new ArrayList<>(List.of(places.getOrDefault(from.name(), -1)));
    Set<Integer> seen = new HashSet<>(reached);
    for (int next = 0; next < reached.size(); next++) {
      for (String name : orders.get(reached.get(next)).dependencies()) {
        int place = places.getOrDefault(name, -1);
        if (place == target) {
          return true;
        }
        if (place >= 0 && depths[place] > depths[target] && seen.add(place)) {
          reached.add(place);
        }
      }
    }
    return false;
  }
}
