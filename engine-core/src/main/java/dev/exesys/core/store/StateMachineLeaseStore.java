package dev.exesys.core.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records how long state machines are needed, so that only unused ones are deleted. Deleting a
 * state machine ends its executions.
 *
 * <p>A component that starts executions first extends the lease of the state machine; the garbage
 * collector first marks a state machine for deletion. Both are conditional writes to one item, so
 * one of them comes first: a leased state machine is not marked, and a marked one is not used until
 * the mark is removed.
 */
public interface StateMachineLeaseStore {

  /**
   * Describes the lease of a state machine.
   *
   * @param usedUntil end of the lease; no execution lasts longer
   * @param markedAt when a collector marked it for deletion; null if it is not marked
   */
  record Machine(String name, Instant usedUntil, @Nullable Instant markedAt) {}

  /**
   * Extends the lease to at least {@code until}.
   *
   * @param abandoned marks from before this time are of a collector that crashed, and are removed
   * @return false if the state machine is marked and must not be used
   */
  boolean use(String name, Instant until, Instant abandoned);

  /** Returns all recorded state machines. Strongly consistent. */
  List<Machine> all();

  /**
   * Marks a state machine for deletion, if its lease is as read.
   *
   * @return false if its lease was extended or it was marked since the read
   */
  boolean mark(Machine machine, Instant now);

  /** Deletes the lease of a deleted state machine, if it still has the mark of that time. */
  void forget(String name, Instant markedAt);
}
