package dev.exesys.engine.machines;

import dev.exesys.core.contract.Json;
import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.store.StateMachineLeaseStore;
import dev.exesys.core.store.StateMachineLeaseStore.Machine;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * Deletes machines that nobody has used for a while, now and then. It marks a machine before it
 * deletes it and takes it out of the book when it is gone; between the two nobody starts it. If it
 * dies on the way, the mark grows old, and whoever comes next goes on from there.
 */
public final class StateMachineGarbageCollector {

  private final StateMachineLeaseStore book;
  private final StateMachines machines;
  private final InstantSource clock;
  private final RetryPolicy retry;

  /** A use case over these parts. */
  public StateMachineGarbageCollector(
      StateMachineLeaseStore book, StateMachines machines, InstantSource clock, RetryPolicy retry) {
    this.book = book;
    this.machines = machines;
    this.clock = clock;
    this.retry = retry;
  }

  /** Looks at every machine once; answers with how many it deleted and at how many it failed. */
  public JsonNode collect() {
    Instant begin = clock.instant();
    int deleted = 0;
    int failed = 0;
    for (Machine machine : book.all()) {
      try {
        deleted += isUnused(machine, begin) && delete(machine) ? 1 : 0;
      } catch (RuntimeException e) {
        // One that cannot be deleted now must not keep the others; it is tried again.
        failed++;
        System.getLogger(StateMachineGarbageCollector.class.getName())
            .log(System.Logger.Level.WARNING, "machine " + machine.name() + " stays", e);
      }
    }
    return Json.object().put("deleted", deleted).put("failed", failed);
  }

  private static boolean isUnused(Machine machine, Instant now) {
    Instant marked = machine.markedAt();
    return marked == null
        ? machine.usedUntil().isBefore(now)
        : marked.isBefore(now.minus(LeasedStateMachines.LONGEST_FUNCTION));
  }

  private boolean delete(Machine machine) {
    Instant now = clock.instant();
    if (!book.mark(machine, now)) {
      // Somebody uses it again, or collects it.
      return false;
    }
    retry.until(
        "deleting state machine " + machine.name(),
        () -> machines.delete(machine.name()),
        MachineException::new);
    book.forget(machine.name(), now);
    return true;
  }
}
