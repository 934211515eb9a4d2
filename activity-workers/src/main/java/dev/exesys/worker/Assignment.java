package dev.exesys.worker;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.WorkerReport;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a worker has to do with an order: run it, or run the share of one of several instances.
 *
 * <p>Life: {@link #claim}; if that succeeds, {@link #beat} while commands run, then {@link #report}
 * once. All of them may meet what others write at the same moment; each write is conditional.
 */
interface Assignment {
  OrderKey order();

  /** Who this worker is in the books. */
  String workerId();

  /**
   * Takes it, once ever; whoever gets nothing must not run a single command.
   *
   * @return the order as it is then
   */
  Optional<OrderItem> claim(Instant at);

  /** Says in the books that the worker lives, if they need it; false if it was given up. */
  boolean beat(Instant now);

  /**
   * Writes down how it ended.
   *
   * @return the word for the state; empty if others have yet to report
   */
  Optional<Word> report(WorkerReport report);

  /**
   * What the state is to be told.
   *
   * @param reported the order as it was when this was written down; empty if it was not taken
   */
  record Word(WorkerReport report, Optional<OrderItem> reported) {}

  /** Where its log goes. */
  String logPrefix();

  /** Adds to an event's data what tells it from those of other instances. */
  ObjectNode label(ObjectNode data);

  /** The event by which it tells of its end; empty if that is the order's, which settle writes. */
  Optional<String> endEvent();
}
