package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.Reachability;
import dev.exesys.compiler.structure.PredecessorGroups.Join;

/** Whether something is over before the members of a join may start, whatever the structure. */
final class SettledBefore {
  private final Reachability reachability;
  private final int[] neededAt;
  private int stamp;
  private int member;

  SettledBefore(int size, Reachability reachability) {
    this.reachability = reachability;
    this.neededAt = new int[size];
  }

  /** Asks about this join from now on. */
  void of(Join join) {
    stamp++;
    member = join.members()[0];
    for (int need : join.needs()) {
      neededAt[need] = stamp;
    }
  }

  boolean has(int vertex) {
    return neededAt[vertex] == stamp || reachability.reaches(vertex, member);
  }

  /** True if the end of a strand's head comes before the join. */
  boolean has(Block strand) {
    return switch (strand.head) {
      case Block.Head.Vertex(int vertex) -> has(vertex);
      case Block.Head.Bundle bundle -> hasAll(bundle.join().needs());
      // Waits stand at the root or in bundles, where nobody asks.
      case Block.Head.Hold hold -> false;
    };
  }

  private boolean hasAll(int[] vertices) {
    for (int vertex : vertices) {
      if (!has(vertex)) {
        return false;
      }
    }
    return true;
  }

  /** True if what starts by its own waits may as well start at the end of a strand's head. */
  boolean allows(Block before, Block floating) {
    return switch (floating.head) {
      case Block.Head.Vertex vertex -> false;
      case Block.Head.Bundle bundle ->
          bundle.strands().stream().allMatch(strand -> allows(before, strand));
      case Block.Head.Hold(Join held) ->
          switch (before.head) {
            case Block.Head.Vertex(int vertex) -> isBefore(vertex, held);
            case Block.Head.Bundle bundle -> allBefore(bundle.join().needs(), held);
            case Block.Head.Hold(Join earlier) -> allBefore(earlier.needs(), held);
          };
    };
  }

  private boolean allBefore(int[] vertices, Join join) {
    for (int vertex : vertices) {
      if (!isBefore(vertex, join)) {
        return false;
      }
    }
    return true;
  }

  private boolean isBefore(int vertex, Join join) {
    return reachability.reaches(vertex, join.members()[0]);
  }
}
