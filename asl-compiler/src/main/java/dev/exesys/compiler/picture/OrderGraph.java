package dev.exesys.compiler.picture;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the pictures of a job's graph show.
 *
 * @param orders the names, in the order of the job
 * @param edges from dependencies to dependents, as given
 * @param critical the orders of the longest path; empty if durations are not known
 */
record OrderGraph(List<String> orders, List<Edge> edges, Set<String> critical) {

  /** One dependency. */
  record Edge(String from, String to) {}

  static OrderGraph of(JobGraph job, Durations durations) {
    List<String> orders = job.orders().stream().map(OrderNode::name).toList();
    List<Edge> edges = new ArrayList<>();
    for (OrderNode order : job.orders()) {
      for (String before : order.dependencies()) {
        edges.add(new Edge(before, order.name()));
      }
    }
    return new OrderGraph(orders, edges, criticalPath(job, durations));
  }

  boolean isCritical(Edge edge) {
    return critical.contains(edge.from()) && critical.contains(edge.to());
  }

  private static Set<String> criticalPath(JobGraph job, Durations durations) {
    boolean known =
        job.orders().stream().anyMatch(order -> durations.seconds(order.name()).isPresent());
    Set<String> path = new HashSet<>();
    if (!known) {
      return path;
    }
    Map<String, Double> ends = new HashMap<>();
    Map<String, String> latest = new HashMap<>();
    String last = "";
    for (OrderNode order : Layers.sorted(job)) {
      double start = 0;
      for (String before : order.dependencies()) {
        double end = ends.getOrDefault(before, 0.0);
        if (end >= start) {
          start = end;
          latest.put(order.name(), before);
        }
      }
      ends.put(order.name(), start + durations.seconds(order.name()).orElse(0));
      if (ends.get(order.name()) > ends.getOrDefault(last, -1.0)) {
        last = order.name();
      }
    }
    for (String at = last; at != null; at = latest.get(at)) {
      path.add(at);
    }
    return path;
  }
}
