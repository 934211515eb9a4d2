package dev.exesys.compiler.structure;

import dev.exesys.compiler.structure.Joins.Join;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Strands that start at the same moment. */
final class Fan {
  /** The strand whose end is that moment; {@code null} at the root. */
  final @Nullable Strand owner;

  /** Whose members start here. */
  @Nullable Join join;

  final Set<Strand> strands = new LinkedHashSet<>();

  Fan(@Nullable Strand owner) {
    this.owner = owner;
  }

  void add(Strand strand) {
    strands.add(strand);
    strand.home = this;
    strand.outward = owner;
    strand.depth = owner == null ? 0 : owner.depth + 1;
  }

  void remove(Strand strand) {
    strands.remove(strand);
    strand.home = null;
  }
}
