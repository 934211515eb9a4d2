package dev.exesys.compiler.picture;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The order graph of a job as drawn.
 *
 * @param orders the names, in the order of the job
 * @param edges the edges from dependencies to dependents, as given
 * @param critical the orders of the critical path; empty if durations are unknown
 */
record OrderGraph(List<String> orders, List<Edge> edges, Set<String> critical) {

  /** One dependency. */
  record Edge(String from, String to) {}

  static OrderGraph of(JobGraph job, Set<String> critical) {
    List<String> orders = job.orders().stream().map(OrderNode::name).toList();
    List<Edge> edges = new ArrayList<>();
    for (OrderNode order : job.orders()) {
      for (String before : order.dependencies()) {
        edges.add(new Edge(before, order.name()));
      }
    }
    return new OrderGraph(orders, edges, critical);
  }

  boolean isCritical(Edge edge) {
    return critical.contains(edge.from()) && critical.contains(edge.to());
  }
}
