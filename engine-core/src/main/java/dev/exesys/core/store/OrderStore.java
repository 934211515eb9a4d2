package dev.exesys.core.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the orders of all runs.
 *
 * <p>Lifecycle of an item: {@link #create} writes it as queued. {@link #waiting}, {@link
 * #dispatched}, {@link #claim} and {@link #settle} each change its status on the condition that
 * {@link dev.exesys.core.contract.OrderStatus} allows the transition, and return false or empty
 * otherwise. That result is not an error: another caller was faster, or an earlier attempt of the
 * same step succeeded. A method that returns the order returns it as written by this change, so
 * that callers need not read it again. A settled item never changes its status again. All reads are
 * by key and strongly consistent; the index is for clients.
 */
public interface OrderStore {

  /** Writes the items of a new run. The run id must be fresh: existing items are replaced. */
  void create(Collection<OrderItem> items);

  /** Writes the items that do not exist, for a submission that another request may have begun. */
  void createMissing(Collection<OrderItem> items);

  /** Deletes the items of a failed submission. */
  void remove(Collection<OrderItem> items);

  /**
   * Returns the order; empty if it does not exist.
   *
   * @throws CorruptItemException if the item cannot be read; so do all other reads
   */
  Optional<OrderItem> find(OrderKey key);

  /**
   * Returns the orders that exist among {@code keys}, in the order of the keys. Strongly
   * consistent.
   */
  List<OrderItem> findAll(Collection<OrderKey> keys);

  /**
   * Returns the states of the orders that exist among {@code keys}, in the order of the keys.
   * Strongly consistent, and cheaper than {@link #findAll}.
   */
  List<DependencyState> dependencyStates(Collection<OrderKey> keys);

  /**
   * Records when an order became ready for its queue.
   *
   * @return {@code at}, or the time that an earlier attempt recorded; empty if the order is settled
   */
  Optional<Instant> ready(OrderKey key, Instant at);

  /** Changes the status from queued to waiting. */
  boolean waiting(OrderKey key);

  /**
   * Changes the status from queued or waiting to dispatched, and records the task token, the ticket
   * and the time. A dispatched order keeps its ticket, which a started worker may have, and its
   * time, and gets the new token, because its run state was retried. Returns empty after a worker
   * claimed the order or it was settled; see {@link #replaceToken}.
   */
  Optional<OrderItem> dispatched(OrderKey key, String taskToken, String ticket, Instant at);

  /** Replaces the task token of a dispatched or running order. */
  boolean replaceToken(OrderKey key, String taskToken);

  /** Records the handle of the worker of a dispatched or running order. */
  boolean recordHandle(OrderKey key, String handle);

  /**
   * Changes the status from dispatched to running. Returns the order to exactly one worker,
   * regardless of how many were started; a worker that gets empty must run no command.
   */
  Optional<OrderItem> claim(OrderKey key, String workerId, Instant at);

  /**
   * Claims the task of a pool as {@link #claim} does, and records the token of the task. A further
   * attempt of an order on a pool is dispatched and claimed in this one change.
   */
  Optional<OrderItem> claimTask(OrderKey key, String workerId, String taskToken, Instant at);

  /**
   * Settles a running order with the report of the worker that claimed it. The task token stays, so
   * that a repeated report can complete it.
   *
   * @param at when the order is settled
   */
  Optional<OrderItem> report(OrderKey key, String workerId, WorkerReport report, Instant at);

  /**
   * Ends the current attempt of a dispatched or running order and queues the order for the next
   * one. The task token stays, so that a repeated report can complete it.
   *
   * @param workerId worker that must have claimed the order; null if any or none may have
   * @param ended the attempt, which must be the current one
   */
  Optional<OrderItem> retry(OrderKey key, @Nullable String workerId, EndedAttempt ended);

  /**
   * Changes the status from queued to waiting for approval, and records the task token of the state
   * that waits. A retried state replaces the token and keeps the time. Returns empty after the
   * decision.
   */
  Optional<OrderItem> awaitApproval(OrderKey key, String taskToken, Instant at);

  /** Changes the status from waiting for approval to queued, and records the decision. */
  Optional<OrderItem> approve(OrderKey key, ApprovalDecision decision);

  /** Settles an order that waits for approval, and records the decision. */
  Optional<OrderItem> reject(OrderKey key, ApprovalDecision decision, Settlement settlement);

  /** Records that the state with this task token was completed with the decision. */
  boolean approvalCompleted(OrderKey key, String taskToken);

  /**
   * Records that no command of the order runs any more, if this worker claimed it. For an order
   * that was settled without a report of its worker.
   */
  boolean commandsEnded(OrderKey key, String workerId, Instant at);

  /** Replaces the outputs of an order that was carried over, once they are copied to its run. */
  boolean replaceOutputs(OrderKey key, OrderOutputs outputs);

  /**
   * Settles an unsettled order. Returns the order to exactly one caller, which then writes the
   * terminal event.
   */
  Optional<OrderItem> settle(OrderKey key, Settlement settlement);

  /**
   * Replaces an item that is corrupt or missing by one that is settled as failed, and keeps what
   * can be read of the old one. Does not change an item that can be read.
   *
   * @param name name of the order, if the old item has none
   * @param reason one line: the reason of the failure
   * @return the resulting order
   */
  OrderItem repair(OrderKey key, String name, String reason, Instant at);
}
