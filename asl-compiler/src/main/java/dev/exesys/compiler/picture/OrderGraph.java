package dev.exesys.compiler.picture;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The order graph of a job as drawn.
 *
 * @param orders the names, in the order of the job
 * @param details what an order has besides its dependencies, by name; empty if nothing
 * @param edges the edges from dependencies to dependents, as given
 * @param critical the orders of the critical path; empty if durations are unknown
 */
record OrderGraph(
    List<String> orders, Map<String, String> details, List<Edge> edges, Set<String> critical) {

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
    Map<String, String> details = new HashMap<>();
    job.orders().forEach(order -> details.put(order.name(), detail(order)));
    return new OrderGraph(orders, details, edges, critical);
  }

  private static String detail(OrderNode order) {
    List<String> details = new ArrayList<>();
    if (order.approvalTimeoutSeconds() != null) {
      details.add("approval");
    }
    if (order.queueId() != null) {
      details.add("queue " + order.queueId());
    }
    if (order.pool() != null) {
      details.add("pool " + order.pool());
    }
    if (order.retry() != null) {
      details.add("up to " + order.retry().maxAttempts() + " attempts");
    }
    return String.join(", ", details);
  }

  /** Returns what an order has besides its dependencies; empty if nothing. */
  String detail(String order) {
    return details.getOrDefault(order, "");
  }

  boolean isCritical(Edge edge) {
    return critical.contains(edge.from()) && critical.contains(edge.to());
  }
}
