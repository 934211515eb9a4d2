package dev.exesys.compiler;

import java.util.List;
import java.util.Map;

/**
 * The state machines of a job. Child state machines precede their parents, so creating them in this
 * order never refers to a machine that does not exist yet; the root is last.
 *
 * @param machines at least one
 * @param stats statistics of the order graph
 * @param releases the names of the orders whose wait states each order releases when it settles, by
 *     its name; without an entry for an order that releases none
 * @param timeoutSeconds the maximum duration of an execution of each machine
 */
public record CompiledJob(
    List<CompiledMachine> machines,
    GraphStats stats,
    Map<String, List<String>> releases,
    long timeoutSeconds) {
  public CompiledJob {
    machines = List.copyOf(machines);
    releases = Map.copyOf(releases);
  }

  /** Returns the state machine that an execution of the job starts. */
  public CompiledMachine root() {
    return machines.get(machines.size() - 1);
  }

  /** Returns the total number of wait states in all machines. */
  public int waits() {
    return machines.stream().mapToInt(machine -> machine.stats().waits()).sum();
  }
}
