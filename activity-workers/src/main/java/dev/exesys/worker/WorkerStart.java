package dev.exesys.worker;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.store.OrderKey;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a worker receives from the dispatch.
 *
 * @param instance the managed instance that the worker runs on, if any
 * @param ticket the secret with which the worker requests its session; empty if the dispatch of an
 *     earlier release started the worker
 */
public record WorkerStart(OrderKey order, Optional<String> instance, Optional<String> ticket) {

  /** Returns the start of a worker that uses its own credentials. */
  public static WorkerStart of(OrderKey order) {
    return new WorkerStart(order, Optional.empty(), Optional.empty());
  }

  /** Reads the payload of the worker function. */
  public static WorkerStart read(JsonNode event) {
    return new WorkerStart(
        new OrderKey(event.path("run_id").asString(), event.path("order_num").asString()),
        Optional.empty(),
        Optional.ofNullable(event.path("ticket").asString(null)));
  }

  /** Returns the start of a worker program, with the ticket and the instance of its environment. */
  public static WorkerStart of(OrderKey order, Map<String, String> environment) {
    return new WorkerStart(
        order,
        // The agent of SSM Run Command sets the id of its instance.
        Optional.ofNullable(environment.get(EngineVariables.SSM_INSTANCE_ID)),
        Optional.ofNullable(environment.get(EngineVariables.WORKER_TICKET))
            .filter(ticket -> !ticket.isEmpty()));
  }

  /** Never shows the ticket. */
  @Override
  public String toString() {
    return "WorkerStart[" + order.pk() + "]";
  }
}
