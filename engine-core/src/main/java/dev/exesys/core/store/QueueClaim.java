package dev.exesys.core.store;

import java.time.Instant;

/**
 * Describes the place of an order in a queue.
 *
 * @param queueId id of the queue
 * @param order order that requests the queue
 * @param orderName name of the order
 * @param readyAt when the order became ready; orders are served by this time, then by run id and
 *     order number
 */
public record QueueClaim(String queueId, OrderKey order, String orderName, Instant readyAt) {

  /** Returns a text that sorts claims by readiness. */
  public String ticket() {
    return Epoch.of(readyAt) + "#" + order.runId() + "#" + order.orderNum();
  }
}
