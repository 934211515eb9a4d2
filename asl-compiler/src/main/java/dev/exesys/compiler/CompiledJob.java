package dev.exesys.compiler;

import java.util.List;

/**
 * A job's machines. Children stand before their parents, so that creating them in this order never
 * names one that does not exist; the root is the last.
 *
 * @param machines at least one
 * @param stats about the graph
 */
public record CompiledJob(List<CompiledMachine> machines, GraphStats stats) {
  public CompiledJob {
    machines = List.copyOf(machines);
  }

  /** The machine that an execution of the job starts. */
  public CompiledMachine root() {
    return machines.get(machines.size() - 1);
  }

  /** How many wait states all machines have together. */
  public int waits() {
    return machines.stream().mapToInt(machine -> machine.stats().waits()).sum();
  }
}
