package dev.exesys.compiler.shard;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanNormalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what orders have in common. The path of an order has the folders of its {@code git_folder},
 * then the segments of its name; each element ends with its separator, so that elements can be
 * joined.
 */
final class OrderPaths {
  private static final Pattern FOLDER = Pattern.compile("[^/]+");
  private static final Pattern NAME_SEGMENT = Pattern.compile("[^-_.:/\\[, ]+[-_.:/\\[, ]*");

  private final JobGraph job;
  private final List<Shard> shards;

  /**
   * Creates the paths of a job.
   *
   * @param shards the shards that child executions refer to, by their number minus 1; may grow
   */
  OrderPaths(JobGraph job, List<Shard> shards) {
    this.job = job;
    this.shards = shards;
  }

  /** Returns the beginning of the paths of all orders of a plan; empty if there is none. */
  List<String> common(Plan plan) {
    @Nullable List<String> common = null;
    for (Plan leaf : PlanNormalizer.leaves(plan)) {
      switch (leaf) {
        case Plan.Order(int order) -> common = common(common, of(job.orders().get(order)));
        case Plan.ChildExecution child ->
            common = common(common, common(shards.get(child.number() - 1).plan()));
        default -> {
          // A wait belongs to the order behind it.
        }
      }
    }
    return common == null ? List.of() : common;
  }

  /** Returns the common beginning of two paths. */
  static List<String> common(@Nullable List<String> one, List<String> other) {
    if (one == null) {
      return other;
    }
    int length = 0;
    while (length < Math.min(one.size(), other.size())
        && one.get(length).equals(other.get(length))) {
      length++;
    }
    return one.subList(0, length);
  }

  private static List<String> of(OrderNode order) {
    List<String> path = new ArrayList<>();
    if (order.gitFolder() != null) {
      Matcher folders = FOLDER.matcher(order.gitFolder());
      while (folders.find()) {
        path.add(folders.group() + "/");
      }
    }
    Matcher segments = NAME_SEGMENT.matcher(order.name());
    while (segments.find()) {
      path.add(segments.group());
    }
    return path;
  }
}
