package dev.exesys.engine.queue;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.QueueClaim;
import dev.exesys.core.store.QueueHolder;
import dev.exesys.core.store.QueueStore;
import dev.exesys.core.store.QueueWaiter;
import dev.exesys.core.token.TaskTokens;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Queues of orders over the queue store. The order that became ready first gets the lock and is
 * notified through its task token.
 *
 * <p>Nothing polls. Every call that changes a queue ends with {@link #advance}, which reads the
 * whole queue as it is then, so of two concurrent calls the later one sees the writes of the
 * earlier one. A waiter's item is removed only after the waiter was notified, so the next call
 * repeats the notification of a call that was interrupted.
 */
public final class OrderQueues {

  private static final int MAX_ROUNDS = 1000;

  private final QueueStore queueStore;
  private final TaskTokens tokens;
  private final HolderCheck check;
  private final Duration lease;
  private final InstantSource clock;

  /**
   * Creates the queues.
   *
   * @param lease after which a holder is checked; not shorter than commands can run after their
   *     order was stopped
   */
  public OrderQueues(
      QueueStore queueStore,
      TaskTokens tokens,
      HolderCheck check,
      Duration lease,
      InstantSource clock) {
    this.queueStore = queueStore;
    this.tokens = tokens;
    this.check = check;
    this.lease = lease;
    this.clock = clock;
  }

  /** Adds a waiter and advances its queue; returns the holder if that is another order. */
  public Optional<QueueHolder> enter(QueueWaiter waiter) {
    queueStore.enqueue(waiter);
    if (check.isSettled(waiter.claim().order())) {
      // The order was settled between the caller's check and the write above, so no later call
      // would remove this waiter.
      leave(waiter.claim());
      return Optional.empty();
    }
    advance(waiter.claim().queueId());
    return queueStore
        .holder(waiter.claim().queueId())
        .filter(h -> !h.order().equals(waiter.claim().order()));
  }

  /**
   * Removes the waiter and, unless commands of the order may still run, releases the lock; then
   * advances the queue. Can be repeated: a later call releases the lock of an order whose commands
   * had not ended.
   */
  public void leave(QueueClaim claim) {
    // The waiter is removed first: the lock can be taken only for an order that waits, so from here
    // on no call takes it for this order.
    queueStore.dequeue(claim);
    advance(claim.queueId());
  }

  /** As {@link #leave(QueueClaim)}, for any order; does nothing for an order without a queue. */
  public void leave(OrderItem order) {
    QueueClaim claim = claim(order);
    if (claim != null) {
      leave(claim);
    }
  }

  /**
   * Completes the acquire state of a waiting order that is not to run, without the lock. The order
   * leaves the queue when it is settled, as if it had held the lock, which it may have got by then.
   */
  public void releaseWaiter(OrderItem order) {
    QueueClaim claim = claim(order);
    if (claim != null) {
      queueStore
          .waiter(claim)
          .ifPresent(waiter -> {
            boolean unused = tokens.succeed(waiter.taskToken(), Json.object());
          });
    }
  }

  private @Nullable QueueClaim claim(OrderItem order) {
    String queueId = order.order().queueId();
    if (queueId == null) {
      return null;
    }
    var readyAt = order.progress().readyAt();
    // An order without this time never waited, but the queue may have a stale lock of it.
    return new QueueClaim(
        queueId, order.key(), order.name(), readyAt == null ? clock.instant() : readyAt);
  }

  /** Advances the queue until its holder is alive or no order waits. */
  public void advance(String queueId) {
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Optional<QueueHolder> holder = queueStore.holder(queueId);
      if (holder.isPresent() && !released(queueId, holder.get())) {
        notifyHolder(holder.get());
        return;
      }
      List<QueueWaiter> first = queueStore.waiters(queueId, 1);
      if (first.isEmpty()) {
        return;
      }
      QueueClaim claim = first.getFirst().claim();
      if (check.isSettled(claim.order())) {
        queueStore.dequeue(claim);
      } else {
        // Whether this call or another one took the lock, the next round reads the holder.
        queueStore.take(claim, clock.instant().plus(lease));
      }
    }
    throw new IllegalStateException(
        "queue " + queueId + " did not reach a stable state in " + MAX_ROUNDS + " rounds");
  }

  /**
   * Releases the queue if the commands of its holder have ended. Renews an expired lease of another
   * holder; if nothing but the finalizer will settle that holder, the renewed lease is its last,
   * because its commands end before that lease does.
   */
  private boolean released(String queueId, QueueHolder holder) {
    boolean expired = holder.leaseUntil().isBefore(clock.instant());
    if (check.haveCommandsEnded(holder.order()) || (expired && holder.abandoned())) {
      queueStore.release(queueId, holder.order());
      return true;
    }
    if (expired) {
      boolean abandoned = check.isAbandoned(holder.order());
      queueStore.renew(queueId, holder, clock.instant().plus(lease), abandoned);
    }
    return false;
  }

  /** Completes the acquire state of the holder, unless an earlier call did so. */
  private void notifyHolder(QueueHolder holder) {
    queueStore
        .waiter(holder.claim())
        .ifPresent(waiter -> {
          tokens.succeed(waiter.taskToken(), Json.object().put("fencing", holder.fencing()));
          queueStore.removeNotified(waiter);
        });
  }

  /** Checks the state of orders that hold a queue or wait for it. */
  public interface HolderCheck {

    /** Returns whether the order is settled or does not exist. */
    boolean isSettled(OrderKey order);

    /** Returns whether the order is settled and none of its commands runs any more. */
    boolean haveCommandsEnded(OrderKey order);

    /**
     * Returns whether only the finalizer can still settle the order, because its execution has
     * ended. Called only when a lease has expired.
     */
    boolean isAbandoned(OrderKey order);
  }
}
