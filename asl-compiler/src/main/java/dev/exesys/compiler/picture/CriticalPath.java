package dev.exesys.compiler.picture;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The chain of orders that a job cannot be quicker than. */
public final class CriticalPath {
  private CriticalPath() {}

  /** Its orders; none if no duration is known. What is not known counts as nothing. */
  public static Set<String> of(JobGraph job, Durations durations) {
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
