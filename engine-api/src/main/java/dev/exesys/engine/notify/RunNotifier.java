package dev.exesys.engine.notify;

import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;

/**
 * Notifies other systems of facts about runs. Callers call it when a fact can be read from the
 * stores. No method throws: a notification that was not sent is sent by a later {@link #reconcile}.
 */
public interface RunNotifier {

  /** Sends nothing. */
  RunNotifier NONE = new RunNotifier() {};

  /**
   * Records a run before anything else of it is written, so that its notifications are sent even if
   * functions are interrupted.
   */
  default void submitted(RunItem run) {}

  /** Deletes the record of a run that could not be started. */
  default void removed(RunItem run) {}

  /** Notifies that the execution of a run has started. */
  default void runStarted(RunItem run) {}

  /** Notifies that an order was settled and its terminal event was written. */
  default void orderFinished(RunItem run, OrderItem settled) {}

  /** Notifies that an order waits for approval. */
  default void approvalNeeded(RunItem run, OrderItem waiting) {}

  /** Notifies that a run has finished and its done object was written. */
  default void runFinished(RunItem finished) {}

  /** Sends the notifications that interrupted functions left out. */
  default void reconcile() {}
}
