package dev.exesys.cli.archive;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.EventItem;
import java.time.Instant;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Converts events to JSON, in the form of section 3 of the contract, and back. */
public final class EventJson {
  private EventJson() {}

  /** Returns an event as JSON. */
  public static ObjectNode write(EventItem event) {
    ObjectNode node =
        Json.object()
            .put("trace_id", event.traceId())
            .put("sk", event.sk())
            .put("order_name", event.orderName())
            .put("epoch", event.epoch())
            .put("event_type", event.eventType())
            .put("status", event.status())
            .put("flow_id", event.flowId())
            .put("run_id", event.runId());
    node.set("data", event.data());
    return node;
  }

  static EventItem read(JsonNode node) {
    return new EventItem(
        node.path("trace_id").asString(),
        node.path("order_name").asString(),
        node.path("epoch").asString(),
        node.path("event_type").asString(),
        node.path("status").asString(),
        node.path("flow_id").asString(),
        node.path("run_id").asString(),
        node.path("data") instanceof ObjectNode data ? data : Json.object(),
        Instant.MAX);
  }
}
