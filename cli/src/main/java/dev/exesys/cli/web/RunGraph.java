package dev.exesys.cli.web;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.picture.GraphCoordinates;
import dev.exesys.core.contract.Json;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The graph of a run's orders with coordinates, so that the page only draws. */
final class RunGraph {
  private RunGraph() {}

  /** Returns {@code {"width","height","nodes":[{"name","x","y"}],"edges":[[from,to]]}}. */
  static ObjectNode of(JsonNode run) {
    List<OrderNode> orders = new ArrayList<>();
    for (JsonNode order : run.path("orders")) {
      String[] dependencies =
          order.path("dependencies").valueStream().map(d -> d.asString("")).toArray(String[]::new);
      orders.add(OrderNode.of(order.path("order_name").asString(""), dependencies));
    }
    GraphCoordinates coordinates = GraphCoordinates.of(new JobGraph(orders, 1));
    ObjectNode graph =
        Json.object().put("width", coordinates.width()).put("height", coordinates.height());
    ArrayNode nodes = graph.putArray("nodes");
    coordinates
        .nodes()
        .forEach(n -> nodes.addObject().put("name", n.name()).put("x", n.x()).put("y", n.y()));
    ArrayNode edges = graph.putArray("edges");
    coordinates.edges().forEach(edge -> edges.addArray().add(edge.from()).add(edge.to()));
    return graph;
  }
}
