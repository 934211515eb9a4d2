package dev.exesys.core.store;

import java.time.Instant;

/**
 * Describes the holder of a queue.
 *
 * @param claim the order and the place that it had
 * @param fencing fencing token; grows with every holder, so that a late action of an earlier holder
 *     is rejected
 * @param leaseUntil when the lease ends and the holder must be checked
 * @param abandoned whether the last check found that the holder had ended
 */
public record QueueHolder(QueueClaim claim, long fencing, Instant leaseUntil, boolean abandoned) {

  public OrderKey order() {
    return claim.order();
  }

  public String orderName() {
    return claim.orderName();
  }
}
