package dev.exesys.core.store;

import java.time.Instant;

/**
 * Who holds a queue.
 *
 * @param claim the order and the place it had
 * @param fencing grows with every holder, so that a late action of an earlier one can be told
 * @param leaseUntil after which somebody should look whether the holder is still alive
 * @param abandoned whether it was found not to be when the lease was last renewed
 */
public record QueueHolder(QueueClaim claim, long fencing, Instant leaseUntil, boolean abandoned) {

  public OrderKey order() {
    return claim.order();
  }

  public String orderName() {
    return claim.orderName();
  }
}
