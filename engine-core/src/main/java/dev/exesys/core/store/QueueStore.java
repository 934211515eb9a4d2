package dev.exesys.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Stores queues. A queue is a lock across all runs, with waiters as items beside the holder.
 *
 * <p>Callers lose no waiter if they follow this order: a waiter is written first, and then the lock
 * is requested for the first waiter; a lock is released first, and then waiters are read. Both
 * sides read the whole queue last, so the later one sees the other.
 */
public interface QueueStore {

  /**
   * Adds a waiter. If the order waits already, replaces its task token, keeps its place and returns
   * false.
   */
  boolean enqueue(QueueWaiter waiter);

  /** Returns the waiter of that claim; empty if it no longer waits. Strongly consistent. */
  Optional<QueueWaiter> waiter(QueueClaim claim);

  /**
   * Deletes a waiter that was notified that it holds the queue, unless its task token was replaced:
   * the new token has not been notified.
   */
  boolean removeNotified(QueueWaiter waiter);

  /** Deletes a waiter if it exists, regardless of its token. */
  void dequeue(QueueClaim claim);

  /** Returns the first waiters, at most {@code limit}. Strongly consistent. */
  List<QueueWaiter> waiters(String queueId, int limit);

  /** Returns the holder; empty if the queue is free. Strongly consistent. */
  Optional<QueueHolder> holder(String queueId);

  /**
   * Makes the order of the claim the holder if the queue is free and the order still waits, with
   * the next fencing token. One transaction checks both: otherwise an order of a finished run could
   * get a lock that is never released.
   *
   * @return the holder, also if the order held the queue before; empty if another order holds the
   *     queue
   */
  Optional<QueueHolder> take(QueueClaim claim, Instant leaseUntil);

  /** Releases the queue. Returns false if this order does not hold it. */
  boolean release(String queueId, OrderKey order);

  /** Renews the lease if the holder still has its fencing token. Returns false otherwise. */
  boolean renew(String queueId, QueueHolder holder, Instant leaseUntil, boolean abandoned);
}
