package dev.exesys.core.store;

import java.time.Instant;

/**
 * An order's place in a queue.
 *
 * @param queueId the queue
 * @param order who wants it
 * @param orderName its name
 * @param readyAt when it became ready; first come, first served by this time, then by run and
 *     number
 */
public record QueueClaim(String queueId, OrderKey order, String orderName, Instant readyAt) {

  /** Sorts waiters by when they became ready. */
  public String ticket() {
    return Epoch.of(readyAt) + "#" + order.runId() + "#" + order.orderNum();
  }
}
