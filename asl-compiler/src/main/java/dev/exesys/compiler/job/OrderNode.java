package dev.exesys.compiler.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The properties of an order that determine the structure of the state machine.
 *
 * @param name unique in the job; the name of the order's state
 * @param dependencies the names of the orders that must be settled first
 * @param queueId the queue that the order occupies while it runs; {@code null} if none
 */
public record OrderNode(String name, List<String> dependencies, @Nullable String queueId) {
  public OrderNode {
    dependencies = List.copyOf(dependencies);
  }

  public static OrderNode of(String name, String... dependencies) {
    return new OrderNode(name, List.of(dependencies), null);
  }
}
