package dev.exesys.engine.init;

import dev.exesys.compiler.CompiledJob;
import dev.exesys.core.contract.Job;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A run that is about to be written and started.
 *
 * @param job with the variables of its orders
 * @param payload the job as submitted, which reruns read
 * @param shared whether another request may write the same run: items that exist are kept
 */
public record NewRun(
    RunItem run,
    List<OrderItem> orders,
    Job job,
    JsonNode payload,
    CompiledJob compiled,
    boolean shared) {
  public NewRun {
    orders = List.copyOf(orders);
  }
}
