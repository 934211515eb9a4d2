package dev.exesys.compiler.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One order of a job, as far as the shape of a machine depends on it.
 *
 * @param name unique in the job; the name of the order's state
 * @param dependencies names of the orders that must be settled first
 * @param queueId the queue whose lock the order holds while it runs; none if {@code null}
 */
public record OrderNode(String name, List<String> dependencies, @Nullable String queueId) {
  public OrderNode {
    dependencies = List.copyOf(dependencies);
  }

  public static OrderNode of(String name, String... dependencies) {
    return new OrderNode(name, List.of(dependencies), null);
  }
}
