package dev.exesys.worker;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.AttemptKey;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The order, or one instance's share of it, that a worker runs.
 *
 * <p>Lifecycle: {@link #claim} once; if that succeeds, {@link #heartbeat} while the commands run.
 * The outcome is reported to the engine. Other writers may change the same items concurrently, so
 * every write is conditional.
 */
interface Assignment {
  OrderKey order();

  /** Returns the id under which this worker claims the order. */
  String workerId();

  /**
   * Claims the assignment. At most one claim ever succeeds; if this one does not, the worker must
   * not run any command.
   *
   * @return the order as it is after the claim; empty if the claim failed
   */
  Optional<OrderItem> claim(Instant at);

  /**
   * Records a heartbeat in the store if the assignment needs one.
   *
   * @return false if the assignment has been reported as lost and the worker must stop
   */
  boolean heartbeat(Instant now);

  /** Returns how much of the heartbeat timeout had elapsed when the order was claimed. */
  default Duration waited(OrderItem claimed, Instant now) {
    Instant dispatched = claimed.progress().dispatchedAt();
    return dispatched == null ? Duration.ZERO : Duration.between(dispatched, now);
  }

  /** Returns the data of the event that the order is running. */
  default ObjectNode identity() {
    return label(Json.object().put("worker_id", workerId()));
  }

  /** Returns the id of the instance; empty if one worker runs the whole order. */
  Optional<String> instance();

  /** Returns whether this worker runs the whole order, not one instance's share of it. */
  default boolean isWholeOrder() {
    return instance().isEmpty();
  }

  /** Returns the prefix of the keys of the log's chunks of an attempt. */
  String logPrefix(AttemptKey attempt);

  /** Adds the fields to an event's data that identify this instance, and returns the data. */
  ObjectNode label(ObjectNode data);

  /**
   * Returns the type of the event that records the end; empty if the engine records it for the
   * whole order.
   */
  Optional<String> endEventType();
}
