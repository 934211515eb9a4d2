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
 * OrderQueues over the queue book: whoever became ready first gets the lock, and is told through
 * its task token.
 *
 * <p>Nobody polls. Every call that changes a queue ends with {@link #advance}, which looks at the
 * whole queue as it then is; so of two calls at once the later one sees what the earlier one wrote.
 * A waiter's item goes away only after it was told, so a call that dies in between is made good by
 * the next one.
 */
public final class OrderQueues {

  private static final int MOST_ROUNDS = 1000;

  private final QueueStore book;
  private final TaskTokens tokens;
  private final HolderCheck check;
  private final Duration lease;
  private final InstantSource clock;

  /**
   * OrderQueues over these parts.
   *
   * @param check knows whether a holder is over
   * @param lease after which a holder is looked at; no shorter than commands can go on after their
   *     order was stopped
   */
  public OrderQueues(
      QueueStore book, TaskTokens tokens, HolderCheck check, Duration lease, InstantSource clock) {
    this.book = book;
    this.tokens = tokens;
    this.check = check;
    this.lease = lease;
    this.clock = clock;
  }

  /** Lines up and serves whoever is first; answers with the holder, if that is somebody else. */
  public Optional<QueueHolder> enter(QueueWaiter waiter) {
    book.enqueue(waiter);
    if (check.isOver(waiter.claim().order())) {
      // The run was finished between the check before and the line above: nobody would take this
      // waiter away.
      leave(waiter.claim());
      return Optional.empty();
    }
    advance(waiter.claim().queueId());
    return book.holder(waiter.claim().queueId())
        .filter(h -> !h.order().equals(waiter.claim().order()));
  }

  /**
   * Gives up the place in the queue and, unless commands of the order may still run, the lock;
   * serves the next. May be repeated; later, it gives up the lock of an order that lingered.
   */
  public void leave(QueueClaim claim) {
    // The waiter goes first: taking the lock needs the waiter's item, so after this nobody takes it
    // for this order.
    book.dequeue(claim);
    advance(claim.queueId());
  }

  /**
   * As {@link #leave(QueueClaim)}, for an order of the books; does nothing for one without a queue.
   */
  public void leave(OrderItem order) {
    QueueClaim claim = claim(order);
    if (claim != null) {
      leave(claim);
    }
  }

  /**
   * Lets an order that waits go on without the lock, because it is not to run any more. It leaves
   * when it is settled, as if it had had the lock, which it may have got meanwhile.
   */
  public void letGo(OrderItem order) {
    QueueClaim claim = claim(order);
    if (claim != null) {
      book.waiter(claim)
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
    // Without a time it never lined up, but a stale lock is worth looking for.
    return new QueueClaim(
        queueId, order.key(), order.name(), readyAt == null ? clock.instant() : readyAt);
  }

  /** Serves the queue until its holder is alive or nobody waits. */
  public void advance(String queueId) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      Optional<QueueHolder> holder = book.holder(queueId);
      if (holder.isPresent() && !freed(queueId, holder.get())) {
        tell(holder.get());
        return;
      }
      List<QueueWaiter> first = book.waiters(queueId, 1);
      if (first.isEmpty()) {
        return;
      }
      QueueClaim claim = first.getFirst().claim();
      if (check.isOver(claim.order())) {
        book.dequeue(claim);
      } else {
        // Whether this call or another took the lock, the next round looks at who has it.
        book.take(claim, clock.instant().plus(lease));
      }
    }
    throw new IllegalStateException("queue " + queueId + " does not come to rest");
  }

  /**
   * Frees the queue of a holder that has left. One that has not, and whose lease ran out, gets
   * another; but if nothing will ever settle it, that one is the last: its commands have ended by
   * then.
   */
  private boolean freed(String queueId, QueueHolder holder) {
    boolean expired = holder.leaseUntil().isBefore(clock.instant());
    if (check.hasLeft(holder.order()) || (expired && holder.abandoned())) {
      book.release(queueId, holder.order());
      return true;
    }
    if (expired) {
      boolean abandoned = check.isAbandoned(holder.order());
      book.renew(queueId, holder, clock.instant().plus(lease), abandoned);
    }
    return false;
  }

  /** Tells the holder that it is, if its item says that it does not know yet. */
  private void tell(QueueHolder holder) {
    book.waiter(holder.claim())
        .ifPresent(waiter -> {
          tokens.succeed(waiter.taskToken(), Json.object().put("fencing", holder.fencing()));
          book.told(waiter);
        });
  }

  /** Knows whether orders are over. */
  public interface HolderCheck {

    /** Whether the order is settled, or not in the books. */
    boolean isOver(OrderKey order);

    /** Whether it is over and none of its commands runs any more. */
    boolean hasLeft(OrderKey order);

    /**
     * Whether nothing will ever settle the order but the finalizer: its execution is over. Asked
     * rarely.
     */
    boolean isAbandoned(OrderKey order);
  }
}
