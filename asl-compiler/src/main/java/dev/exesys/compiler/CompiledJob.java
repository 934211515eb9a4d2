package dev.exesys.compiler;

import java.util.List;

/**
 * The state machines of a job. Child state machines precede their parents, so creating them in this
 * order never refers to a machine that does not exist yet; the root is last.
 *
 * @param machines at least one
 * @param stats statistics of the order graph
 * @param timeoutSeconds the maximum duration of an execution of each machine
 */
public record CompiledJob(List<CompiledMachine> machines, GraphStats stats, long timeoutSeconds) {
  public CompiledJob {
    machines = List.copyOf(machines);
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
