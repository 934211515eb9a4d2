package dev.exesys.core.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long state machines are needed, so that one is deleted only when nobody can be about to use
 * it. Deleting a machine ends its executions.
 *
 * <p>Whoever starts executions first says until when they may need the machine; whoever deletes
 * machines first marks them. Both are conditional writes to one item, so one of them comes first: a
 * machine in use is not marked, and one that is marked is not used until the mark is gone.
 */
public interface StateMachineLeaseStore {

  /**
   * A machine.
   *
   * @param usedUntil when it may be deleted; nobody starts an execution that lasts longer
   * @param markedAt when somebody set out to delete it
   */
  record Machine(String name, Instant usedUntil, @Nullable Instant markedAt) {}

  /**
   * Says that the machine is needed until then, or longer if somebody said so before.
   *
   * @param abandoned marks from before this are of somebody who died, and are taken away
   * @return false if the machine is marked, and must not be used
   */
  boolean use(String name, Instant until, Instant abandoned);

  /** All machines that were ever used and are not forgotten; strongly consistent. */
  List<Machine> all();

  /**
   * Marks the machine as it was read, at {@code now}.
   *
   * @return false if it was used or marked since
   */
  boolean mark(Machine machine, Instant now);

  /** Forgets a machine that is deleted, if it still has the mark of that time. */
  void forget(String name, Instant markedAt);
}
