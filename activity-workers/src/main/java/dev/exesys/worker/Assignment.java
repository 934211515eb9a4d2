package dev.exesys.worker;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.WorkerReport;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * The order, or one instance's share of it, that a worker runs.
 *
 * <p>Lifecycle: {@link #claim} once; if that succeeds, {@link #heartbeat} while the commands run,
 * then {@link #report} once. Other writers may change the same items concurrently, so every write
 * is conditional.
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

  /**
   * Records the result in the store.
   *
   * @return the result to send to the waiting state; empty if other instances have yet to report
   */
  Optional<StateResult> report(WorkerReport report);

  /**
   * The result to send to the waiting state.
   *
   * @param reported the order as it was when the report was recorded; empty if the report was
   *     rejected
   */
  record StateResult(WorkerReport report, Optional<OrderItem> reported) {}

  /** Returns whether this worker runs the whole order, not one instance's share of it. */
  boolean isWholeOrder();

  /** Returns the prefix of the keys of the log's chunks. */
  String logPrefix();

  /** Adds the fields to an event's data that identify this instance, and returns the data. */
  ObjectNode label(ObjectNode data);

  /**
   * Returns the type of the event that records the end; empty if settle records it for the whole
   * order.
   */
  Optional<String> endEventType();
}
