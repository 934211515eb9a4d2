package dev.exesys.compiler.structure;

import dev.exesys.compiler.structure.PredecessorGroups.Join;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the structure while it grows: something that happens first, and the strands that start
 * when it is over.
 */
final class Block {

  /** What happens first. */
  sealed interface Head {
    /** One vertex. */
    record Vertex(int vertex) implements Head {}

    /** Strands side by side, closed: nothing can be added inside any more. */
    record Bundle(Join join, List<Block> strands) implements Head {}

    /** Nothing but waiting for what a join needs. */
    record Hold(Join join) implements Head {}
  }

  final Head head;

  /** The number of this strand among all, in the order in which they were made. */
  final int serial;

  /** What starts when the head is over. */
  final Blocks fan;

  /** True if every start in here has a wait, so that it could as well stand elsewhere. */
  final boolean movable;

  /** Where this strand stands; {@code null} once it is part of a bundle. */
  @Nullable Blocks home;

  /** Its neighbours there. */
  @Nullable Block before;

  @Nullable Block after;

  /** How many strands it stands behind. */
  int depth;

  /** Some strand that this one is part of; {@code null} at the root. */
  @Nullable Block outward;

  /** True once it is, at some depth, part of a bundle. */
  boolean closed;

  /** How many forks are nested in here; while it grows known for bundles and what is closed. */
  int height;

  /** What it has become in the end, until its plan is part of another. */
  @Nullable Plan plan;

  Block(Head head, int serial) {
    this.serial = serial;
    this.head = head;
    this.movable =
        switch (head) {
          case Head.Vertex vertex -> false;
          case Head.Hold hold -> true;
          case Head.Bundle bundle -> bundle.strands().stream().allMatch(strand -> strand.movable);
        };
    this.fan = new Blocks(this);
  }

  /** Looks again how many forks are nested in here. A bundle's own are known since it was made. */
  void measure() {
    height = Math.max(height, fan.height());
  }

  /** The strand at the root that this open one is part of: itself, if it stands there. */
  Block top() {
    Block at = this;
    while (at.outward != null) {
      // Halves the way for those who come later.
      if (at.outward.outward != null) {
        at.outward = at.outward.outward;
      }
      at = at.outward;
    }
    return at;
  }
}
