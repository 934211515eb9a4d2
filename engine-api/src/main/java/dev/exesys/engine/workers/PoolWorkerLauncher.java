package dev.exesys.engine.workers;

import dev.exesys.core.store.OrderItem;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The launcher of target {@code activity}, which starts nothing: the workers of a pool poll for its
 * orders. An order may wait for a worker without a limit, because its heartbeat timeout starts when
 * a worker receives its task.
 */
public final class PoolWorkerLauncher implements WorkerLauncher {

  @Override
  public List<String> instances(OrderItem order) {
    return List.of();
  }

  @Override
  public String start(OrderItem order, List<String> instances) {
    return "";
  }

  @Override
  public List<OrderItem> pending(List<OrderItem> orders) {
    return List.of();
  }

  @Override
  public void stop(String handle) {
    // A worker of a pool stops its commands after its next heartbeat.
  }

  @Override
  public List<WorkerTermination> terminations(JsonNode event) {
    return List.of();
  }
}
