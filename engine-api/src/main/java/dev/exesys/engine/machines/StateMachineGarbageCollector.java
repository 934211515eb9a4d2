package dev.exesys.engine.machines;

import dev.exesys.core.contract.Json;
import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.store.StateMachineLeaseStore;
import dev.exesys.core.store.StateMachineLeaseStore.Machine;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * Deletes state machines whose lease has expired. It marks a machine before it deletes it and
 * removes the lease afterwards; a marked machine is not started. If it is interrupted, the mark
 * expires and a later call repeats the deletion.
 */
public final class StateMachineGarbageCollector {

  private final StateMachineLeaseStore leaseStore;
  private final StateMachines machines;
  private final InstantSource clock;
  private final RetryPolicy retryPolicy;

  /** Creates the use case. */
  public StateMachineGarbageCollector(
      StateMachineLeaseStore leaseStore,
      StateMachines machines,
      InstantSource clock,
      RetryPolicy retryPolicy) {
    this.leaseStore = leaseStore;
    this.machines = machines;
    this.clock = clock;
    this.retryPolicy = retryPolicy;
  }

  /** Checks every machine once; returns how many it deleted and for how many it failed. */
  public JsonNode collect() {
    Instant begin = clock.instant();
    int deleted = 0;
    int failed = 0;
    for (Machine machine : leaseStore.all()) {
      try {
        deleted += isUnused(machine, begin) && delete(machine) ? 1 : 0;
      } catch (RuntimeException e) {
        // One machine that cannot be deleted must not block the others; it is tried again later.
        failed++;
        System.getLogger(StateMachineGarbageCollector.class.getName())
            .log(
                System.Logger.Level.WARNING,
                "state machine " + machine.name() + " could not be deleted",
                e);
      }
    }
    return Json.object().put("deleted", deleted).put("failed", failed);
  }

  private static boolean isUnused(Machine machine, Instant now) {
    Instant marked = machine.markedAt();
    return marked == null
        ? machine.usedUntil().isBefore(now)
        : marked.isBefore(now.minus(LeasedStateMachines.MAX_FUNCTION_DURATION));
  }

  private boolean delete(Machine machine) {
    Instant now = clock.instant();
    if (!leaseStore.mark(machine, now)) {
      // Another caller has renewed the lease or is deleting the machine.
      return false;
    }
    retryPolicy.until(
        "deleting state machine " + machine.name(),
        () -> machines.delete(machine.name()),
        MachineException::new);
    leaseStore.forget(machine.name(), now);
    return true;
  }
}
