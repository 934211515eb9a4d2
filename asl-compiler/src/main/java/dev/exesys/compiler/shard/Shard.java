package dev.exesys.compiler.shard;

import dev.exesys.compiler.structure.Plan;

/**
 * What one machine runs.
 *
 * @param number 0 for the root
 */
public record Shard(int number, Plan plan) {
  public boolean isRoot() {
    return number == 0;
  }
}
