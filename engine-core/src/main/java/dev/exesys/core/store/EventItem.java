package dev.exesys.core.store;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes an event, as in section 3 of the contract.
 *
 * @param traceId partition key
 * @param orderName name of the order, or {@code _job}
 * @param epoch seconds and microseconds as text that sorts; unique within the trace and order
 * @param eventType one of {@link dev.exesys.core.contract.EventType}, or a type that a command
 *     chose
 * @param status status of the order for terminal events; otherwise chosen by the writer
 * @param flowId flow id of the run
 * @param runId id of the run
 * @param data nested payload
 * @param expiresAt when the table may delete the event; a whole second
 */
public record EventItem(
    String traceId,
    String orderName,
    String epoch,
    String eventType,
    String status,
    String flowId,
    String runId,
    ObjectNode data,
    Instant expiresAt) {

  /** Returns the sort key. */
  public String sk() {
    return orderName + ":" + epoch;
  }

  /** Returns a copy of this event at another time. */
  public EventItem at(String otherEpoch) {
    return new EventItem(
        traceId, orderName, otherEpoch, eventType, status, flowId, runId, data, expiresAt);
  }
}
