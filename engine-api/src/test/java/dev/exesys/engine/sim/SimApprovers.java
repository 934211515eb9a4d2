package dev.exesys.engine.sim;

import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.MemoryOrders;
import dev.exesys.core.store.OrderItem;
import dev.exesys.local.stepfunctions.simulation.VirtualTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** People who decide about orders as the messages of their approvals say. */
final class SimApprovers {
  private final MemoryOrders orders;
  private final VirtualTime time;
  private final SimEngine engine;
  private final Set<String> asked = new HashSet<>();

  SimApprovers(MemoryOrders orders, VirtualTime time, SimEngine engine) {
    this.orders = orders;
    this.time = time;
    this.engine = engine;
  }

  /** Schedules the decision about the order of an approve state. */
  void notice(JsonNode payload) {
    if (!payload.path("action").asString("").equals("approve")) {
      return;
    }
    String runId = payload.path("run_id").asString();
    OrderItem order =
        orders.of(runId).stream()
            .filter(o -> o.name().equals(payload.path("order_name").asString()))
            .findFirst()
            .orElseThrow();
    if (order.status() != OrderStatus.WAITING_FOR_APPROVAL || !asked.add(order.key().pk())) {
      return;
    }
    String message =
        Objects.requireNonNull(Objects.requireNonNull(order.order().approval()).message());
    List<String> script = RandomJob.script(List.of(message), 1);
    if (!script.get(0).equals("ignore")) {
      time.after(
          Duration.ofMillis(Long.parseLong(script.get(1))),
          () -> decide(order, script.get(0).equals("approve")));
    }
  }

  private void decide(OrderItem order, boolean approve) {
    int status =
        engine
            .ask(
                "POST",
                "/runs/" + order.runId() + "/orders/" + order.name() + "/approval",
                Map.of(),
                Json.object().put("approve", approve).toString())
            .path("statusCode")
            .asInt();
    // 409: the order was blocked, or its run was stopped, while it waited.
    if (status != 202 && status != 409) {
      throw new AssertionError("the decision about " + order.name() + " got " + status);
    }
  }
}
