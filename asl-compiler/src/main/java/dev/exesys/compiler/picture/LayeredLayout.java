package dev.exesys.compiler.picture;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arranges orders in layers. The layer of an order is the length of its longest chain of
 * dependencies; within a layer, orders are near the middle of their dependencies (Sugiyama's method
 * with one barycenter sweep).
 */
final class LayeredLayout {
  private LayeredLayout() {}

  /** Returns the orders in topological order, without the orders of cycles. */
  static List<OrderNode> sorted(JobGraph job) {
    Map<String, Integer> missing = new HashMap<>();
    Map<String, List<OrderNode>> dependents = new HashMap<>();
    Deque<OrderNode> ready = new ArrayDeque<>();
    for (OrderNode order : job.orders()) {
      missing.put(order.name(), order.dependencies().size());
      if (order.dependencies().isEmpty()) {
        ready.add(order);
      }
      for (String before : order.dependencies()) {
        dependents.computeIfAbsent(before, key -> new ArrayList<>()).add(order);
      }
    }
    List<OrderNode> sorted = new ArrayList<>();
    for (OrderNode order = ready.poll(); order != null; order = ready.poll()) {
      sorted.add(order);
      for (OrderNode after : dependents.getOrDefault(order.name(), List.of())) {
        if (missing.merge(after.name(), -1, Integer::sum) == 0) {
          ready.add(after);
        }
      }
    }
    return sorted;
  }

  /** Returns the names of the orders by layer, from the top. */
  static List<List<String>> of(JobGraph job) {
    Map<String, Integer> layer = new HashMap<>();
    List<List<OrderNode>> layers = new ArrayList<>();
    for (OrderNode order : sorted(job)) {
      int depth = 0;
      for (String before : order.dependencies()) {
        depth = Math.max(depth, layer.getOrDefault(before, 0) + 1);
      }
      layer.put(order.name(), depth);
      while (layers.size() <= depth) {
        layers.add(new ArrayList<>());
      }
      layers.get(depth).add(order);
    }
    return arranged(layers);
  }

  private static List<List<String>> arranged(List<List<OrderNode>> layers) {
    Map<String, Double> position = new HashMap<>();
    List<List<String>> arranged = new ArrayList<>();
    for (List<OrderNode> layer : layers) {
      List<OrderNode> sorted = new ArrayList<>(layer);
      sorted.sort(Comparator.comparingDouble(order -> middle(order, position)));
      for (int i = 0; i < sorted.size(); i++) {
        position.put(sorted.get(i).name(), i - (sorted.size() - 1) / 2.0);
      }
      arranged.add(sorted.stream().map(OrderNode::name).toList());
    }
    return arranged;
  }

  private static double middle(OrderNode order, Map<String, Double> position) {
    return order.dependencies().stream()
        .mapToDouble(before -> position.getOrDefault(before, 0.0))
        .average()
        .orElse(0);
  }
}
