package dev.exesys.compiler.shard;

import dev.exesys.compiler.structure.Plan;

/**
 * The part of a job's plan that one state machine runs.
 *
 * @param number 0 for the root
 */
public record Shard(int number, Plan plan) {
  public boolean isRoot() {
    return number == 0;
  }
}
