package dev.exesys.compiler.picture;

import dev.exesys.compiler.job.JobGraph;
import java.util.HashMap;
import java.util.Map;

/** A job's graph of orders as text for Mermaid and Graphviz. */
public final class GraphPicture {
  private GraphPicture() {}

  /** A Mermaid flowchart; the critical path is thick where durations are known. */
  public static String mermaid(JobGraph job, Durations durations) {
    OrderGraph graph = OrderGraph.of(job, durations);
    Map<String, String> ids = ids(graph);
    StringBuilder text = new StringBuilder("flowchart TD\n");
    for (String order : graph.orders()) {
      text.append("  ").append(ids.get(order)).append("[\"").append(Text.xml(order));
      text.append("\"]").append(graph.critical().contains(order) ? ":::critical" : "").append('\n');
    }
    for (OrderGraph.Edge edge : graph.edges()) {
      text.append("  ").append(ids.get(edge.from()));
      text.append(graph.isCritical(edge) ? " ==> " : " --> ");
      text.append(ids.get(edge.to())).append('\n');
    }
    if (!graph.critical().isEmpty()) {
      text.append("  classDef critical stroke:#c00,stroke-width:3px\n");
    }
    return text.toString();
  }

  /** A Graphviz digraph; the critical path is red where durations are known. */
  public static String dot(JobGraph job, Durations durations) {
    OrderGraph graph = OrderGraph.of(job, durations);
    StringBuilder text = new StringBuilder("digraph job {\n  node [shape=box, style=rounded];\n");
    for (String order : graph.orders()) {
      text.append("  ").append(Text.quoted(order));
      text.append(graph.critical().contains(order) ? " [color=red]" : "").append(";\n");
    }
    for (OrderGraph.Edge edge : graph.edges()) {
      text.append("  ").append(Text.quoted(edge.from()));
      text.append(" -> ").append(Text.quoted(edge.to()));
      text.append(graph.isCritical(edge) ? " [color=red, penwidth=2]" : "").append(";\n");
    }
    return text.append("}\n").toString();
  }

  /** An SVG image with the orders in layers. */
  public static String svg(JobGraph job, Durations durations) {
    return SvgPicture.draw(OrderGraph.of(job, durations), Layers.of(job));
  }

  private static Map<String, String> ids(OrderGraph graph) {
    Map<String, String> ids = new HashMap<>();
    for (String order : graph.orders()) {
      ids.put(order, "o" + ids.size());
    }
    return ids;
  }
}
