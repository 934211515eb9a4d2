package dev.exesys.core.store;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;

/** Stores leases of state machines in memory. */
public final class MemoryMachines implements StateMachineLeaseStore {

  private final ConcurrentSkipListMap<String, Machine> machines = new ConcurrentSkipListMap<>();

  @Override
  public synchronized boolean use(String name, Instant until, Instant abandoned) {
    Machine before = machines.getOrDefault(name, new Machine(name, Instant.MIN, null));
    if (before.markedAt() != null && !before.markedAt().isBefore(abandoned)) {
      return false;
    }
    Instant later = before.usedUntil().isAfter(until) ? before.usedUntil() : until;
    machines.put(name, new Machine(name, later, null));
    return true;
  }

  @Override
  public List<Machine> all() {
    return List.copyOf(machines.values());
  }

  @Override
  public synchronized boolean mark(Machine machine, Instant now) {
    return machines.replace(
        machine.name(), machine, new Machine(machine.name(), machine.usedUntil(), now));
  }

  @Override
  public synchronized void forget(String name, Instant markedAt) {
    machines.computeIfPresent(
        name, (key, machine) -> markedAt.equals(machine.markedAt()) ? null : machine);
  }
}
