package dev.exesys.core.store;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as in section 3 of the contract.
 *
 * @param traceId the partition
 * @param orderName the order, or {@code _job}
 * @param epoch seconds and microseconds as text that sorts; unique for the trace and order
 * @param eventType one of {@link dev.exesys.core.contract.EventType} or what a command chose
 * @param status of the order for terminal events; else what the writer chose
 * @param flowId the run's
 * @param runId the run's
 * @param data the nested payload
 * @param expiresAt when the table may forget it, a whole second
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

  /** The sort key. */
  public String sk() {
    return orderName + ":" + epoch;
  }

  /** This event at another time. */
  public EventItem at(String otherEpoch) {
    return new EventItem(
        traceId, orderName, otherEpoch, eventType, status, flowId, runId, data, expiresAt);
  }
}
