package dev.exesys.core.access;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderKey;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The payload of the function {@code exesys-report} with which a worker requests a session that is
 * restricted to its order.
 *
 * @param ticket the secret that the dispatch gave to the worker of this attempt
 * @param workerId the worker that has claimed the order or the share; empty before the claim
 * @param instance id of the instance; empty for an order that one worker runs
 */
public record SessionRequest(
    OrderKey order, String ticket, Optional<String> workerId, Optional<String> instance) {
  private static final String ACTION = "session";

  /** Returns whether a payload is a request for a session. */
  public static boolean is(JsonNode json) {
    return json.path("action").asString("").equals(ACTION);
  }

  /** Returns the payload. */
  public ObjectNode json() {
    ObjectNode json =
        Json.object()
            .put("action", ACTION)
            .put("run_id", order.runId())
            .put("order_num", order.orderNum())
            .put("ticket", ticket);
    workerId.ifPresent(id -> json.put("worker_id", id));
    instance.ifPresent(id -> json.put("instance", id));
    return json;
  }

  /** Reads a payload. */
  public static SessionRequest read(JsonNode json) {
    return new SessionRequest(
        new OrderKey(json.path("run_id").asString(""), json.path("order_num").asString("")),
        json.path("ticket").asString(""),
        Optional.ofNullable(json.path("worker_id").asString(null)),
        Optional.ofNullable(json.path("instance").asString(null)));
  }

  /** Never shows the ticket. */
  @Override
  public String toString() {
    return "SessionRequest[" + order.pk() + "]";
  }
}
