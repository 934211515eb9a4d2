package dev.exesys.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The orders of all runs.
 *
 * <p>Life of an item: {@link #create} writes it as queued; {@link #waiting}, {@link #dispatched},
 * {@link #claim} and {@link #settle} each change its status on the condition that it has one from
 * which {@link dev.exesys.core.contract.OrderStatus} allows the change, and answer false or nothing
 * when it has not. That answer is not an error: somebody else was faster, or an earlier try of the
 * same step succeeded. Where a change answers with the order, that is the order as this very change
 * left it, so there is no need to read it again. An item that is settled is never changed again.
 * All reads are by key and strongly consistent; the index is for clients.
 */
public interface OrderStore {

  /**
   * Writes the items of a new run; the run id must be fresh, since whatever is there is replaced.
   */
  void create(Collection<OrderItem> items);

  /**
   * Writes those items that are not there; for a submit that may have been begun by somebody else.
   */
  void createMissing(Collection<OrderItem> items);

  /** Removes the items of a submit that came to nothing. */
  void remove(Collection<OrderItem> items);

  /**
   * The order, or empty if there is no such order.
   *
   * @throws CorruptItemException if its item cannot be read; as all other reads
   */
  Optional<OrderItem> find(OrderKey key);

  /** The orders that exist among {@code keys}, in the order of the keys; strongly consistent. */
  List<OrderItem> findAll(Collection<OrderKey> keys);

  /**
   * How the orders that exist among {@code keys} stand, in the order of the keys; strongly
   * consistent, and cheaper than {@link #findAll}.
   */
  List<DependencyState> standings(Collection<OrderKey> keys);

  /**
   * Notes when an order became ready for its queue.
   *
   * @return {@code at}, or the time that was noted first if the step is retried; empty if the order
   *     is settled
   */
  Optional<Instant> ready(OrderKey key, Instant at);

  /** queued → waiting. */
  boolean waiting(OrderKey key);

  /**
   * queued or waiting → dispatched, with the token of the run state and the time. An order that is
   * dispatched already keeps its time and gets the new token: the state was retried. Empty once a
   * worker has claimed or settle has settled it; see {@link #replaceToken}.
   */
  Optional<OrderItem> dispatched(OrderKey key, String taskToken, Instant at);

  /**
   * Makes {@code taskToken} the one a worker answers to, on any order that is dispatched or
   * running.
   */
  boolean replaceToken(OrderKey key, String taskToken);

  /** Notes what dispatch started, to stop it by; on any order that is dispatched or running. */
  boolean started(OrderKey key, String handle);

  /**
   * dispatched → running, once ever: answers exactly one worker, however many were started. Whoever
   * gets nothing must not run a single command.
   */
  Optional<OrderItem> claim(OrderKey key, String workerId, Instant at);

  /**
   * Writes the worker's report, once, if it is still the worker that claimed the order and the
   * order is running.
   */
  Optional<OrderItem> report(OrderKey key, String workerId, WorkerReport report);

  /**
   * Notes that no command of the order runs any more, if this worker claimed it; for an order that
   * was settled without its worker's report.
   */
  boolean left(OrderKey key, String workerId, Instant at);

  /**
   * Any unsettled status → the settlement's. Answers exactly one caller, who then writes the
   * terminal event.
   */
  Optional<OrderItem> settle(OrderKey key, Settlement settlement);

  /**
   * Puts an item that is settled as failed in the place of one that cannot be read or is gone; of
   * the old one stays what can be read of it. Leaves an item alone that can be read.
   *
   * @param name the order's, if the old item does not say
   * @param why one line, the order's reason
   * @return the order as it then is
   */
  OrderItem repair(OrderKey key, String name, String why, Instant at);
}
