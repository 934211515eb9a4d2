package dev.exesys.compiler.picture;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Coordinates for a drawing of a job's graph: layers from left to right, one column each. The time
 * to compute them is linear in the graph but for sorting each layer.
 *
 * @param width the largest x
 * @param height the largest y
 * @param nodes in the order of the job, without the orders of cycles
 * @param edges between the indexes of nodes
 */
public record GraphCoordinates(
    double width, double height, List<PlacedNode> nodes, List<PlacedEdge> edges) {
  private static final double COLUMN = 220;
  private static final double ROW = 44;

  public GraphCoordinates {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** An order with the middle of its box. */
  public record PlacedNode(String name, double x, double y) {}

  /** A dependency: the indexes of the order that runs first and of the dependent one. */
  public record PlacedEdge(int from, int to) {}

  /** Computes the coordinates of a graph. */
  public static GraphCoordinates of(JobGraph job) {
    List<List<String>> layers = LayeredLayout.of(job);
    int tallest = layers.stream().mapToInt(List::size).max().orElse(0);
    Map<String, PlacedNode> placed = new HashMap<>();
    for (int column = 0; column < layers.size(); column++) {
      List<String> layer = layers.get(column);
      double top = (tallest - layer.size()) / 2.0 * ROW;
      for (int row = 0; row < layer.size(); row++) {
        placed.put(
            layer.get(row), new PlacedNode(layer.get(row), column * COLUMN, top + row * ROW));
      }
    }
    Map<String, Integer> index = new HashMap<>();
    List<PlacedNode> nodes = new ArrayList<>();
    for (OrderNode order : job.orders()) {
      PlacedNode node = placed.get(order.name());
      if (node != null) {
        index.put(order.name(), nodes.size());
        nodes.add(node);
      }
    }
    double width = Math.max(0, layers.size() - 1) * COLUMN;
    double height = Math.max(0, tallest - 1) * ROW;
    return new GraphCoordinates(width, height, nodes, edges(job, index));
  }

  private static List<PlacedEdge> edges(JobGraph job, Map<String, Integer> index) {
    List<PlacedEdge> edges = new ArrayList<>();
    for (OrderNode order : job.orders()) {
      Integer to = index.get(order.name());
      for (String dependency : order.dependencies()) {
        Integer from = index.get(dependency);
        if (from != null && to != null) {
          edges.add(new PlacedEdge(from, to));
        }
      }
    }
    return edges;
  }
}
