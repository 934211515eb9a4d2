package dev.exesys.compiler.picture;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Finds the critical path of a job: the chain of orders that determines its minimum duration. */
public final class CriticalPath {
  private CriticalPath() {}

  /**
   * Returns the orders of the critical path; empty if no duration is known. Unknown durations count
   * as zero.
   */
  public static Set<String> of(JobGraph job, OrderDurations durations) {
    boolean known =
        job.orders().stream().anyMatch(order -> durations.seconds(order.name()).isPresent());
    Set<String> path = new HashSet<>();
    if (!known) {
      return path;
    }
    Map<String, Double> ends = new HashMap<>();
    Map<String, String> latest = new HashMap<>();
    String last = "";
    for (OrderNode order : LayeredLayout.sorted(job)) {
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
