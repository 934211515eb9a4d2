package dev.exesys.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Queues: each a lock over all runs, with those who wait for it as items beside the holder's.
 *
 * <p>The order of use that cannot lose a waiter: write the waiter first, then try to take the lock
 * for whoever waits longest; release the lock first, then look for waiters. Both sides end by
 * looking at the whole queue, so whichever comes second sees the other.
 */
public interface QueueStore {

  /**
   * Adds a waiter, or gives the one of the same order a newer token and keeps its place; false if
   * it waited already.
   */
  boolean enqueue(QueueWaiter waiter);

  /** The waiter of that place, if it still waits; strongly consistent. */
  Optional<QueueWaiter> waiter(QueueClaim claim);

  /**
   * Removes a waiter that was told that it holds the queue. Not if it got a newer token since: that
   * one was not told.
   */
  boolean told(QueueWaiter waiter);

  /** Removes a waiter, if it is there, whatever its token. */
  void dequeue(QueueClaim claim);

  /** The waiters that come first, at most {@code limit}; strongly consistent. */
  List<QueueWaiter> waiters(String queueId, int limit);

  /** The holder; strongly consistent. Empty if nobody holds the queue. */
  Optional<QueueHolder> holder(String queueId);

  /**
   * Makes the claim's order the holder if nobody is and the order still waits, with the next
   * fencing number. That it still waits is part of the same write: else a run that is over could
   * get a lock which nobody would release.
   *
   * @return the holder that it became; also if it already was. Empty if somebody else holds the
   *     queue
   */
  Optional<QueueHolder> take(QueueClaim claim, Instant leaseUntil);

  /** Frees the queue if this order holds it; false if it does not. */
  boolean release(String queueId, OrderKey order);

  /** Gives the holder another lease, if it is still the one with that fencing number. */
  boolean renew(String queueId, QueueHolder holder, Instant leaseUntil, boolean abandoned);
}
