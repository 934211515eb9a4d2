package dev.exesys.compiler.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Divides a drawn order graph into its connected components. */
final class OrderComponents {
  private final Map<String, String> parents = new HashMap<>();

  private OrderComponents() {}

  /** Returns the layers of each component, in the order of their first orders. */
  static List<List<List<String>>> of(OrderGraph graph, List<List<String>> layers) {
    OrderComponents components = new OrderComponents();
    for (OrderGraph.Edge edge : graph.edges()) {
      components.parents.put(components.root(edge.from()), components.root(edge.to()));
    }
    SequencedMap<String, List<List<String>>> layersOf = new LinkedHashMap<>();
    for (List<String> layer : layers) {
      Map<String, List<String>> part = new HashMap<>();
      for (String order : layer) {
        part.computeIfAbsent(
                components.root(order),
                root -> {
                  List<String> orders = new ArrayList<>();
                  layersOf.computeIfAbsent(root, unused -> new ArrayList<>()).add(orders);
                  return orders;
                })
            .add(order);
      }
    }
    return List.copyOf(layersOf.values());
  }

  /** Returns the order that identifies the component; shortens the path to it. */
  private String root(String order) {
    String root = order;
    for (String parent = parents.get(root); parent != null && !parent.equals(root); ) {
      root = parent;
      parent = parents.get(root);
    }
    if (!root.equals(order)) {
      parents.put(order, root);
    }
    return root;
  }
}
