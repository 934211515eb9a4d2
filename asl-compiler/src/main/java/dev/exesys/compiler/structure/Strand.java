package dev.exesys.compiler.structure;

import dev.exesys.compiler.structure.Joins.Join;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of the structure while it grows: something that happens first, and the strands that start
 * when it is over.
 */
final class Strand {

  /** What happens first. */
  sealed interface Head {
    /** One vertex. */
    record Vertex(int vertex) implements Head {}

    /** Strands side by side, closed: nothing can be added inside any more. */
    record Bundle(Join join, List<Strand> strands) implements Head {}

    /** Nothing but waiting for what a join needs. */
    record Hold(Join join) implements Head {}
  }

  final Head head;

  /** What starts when the head is over. */
  final Fan fan;

  /** Where this strand stands; {@code null} once it is part of a bundle. */
  @Nullable Fan home;

  /** True once it is, at some depth, part of a bundle. */
  boolean closed;

  /** How many forks are nested in here; known for bundles and for what is closed. */
  int height;

  Strand(Head head) {
    this.head = head;
    this.fan = new Fan(this);
  }
}
