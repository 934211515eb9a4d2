package dev.exesys.compiler.structure;

import dev.exesys.compiler.structure.PredecessorGroups.Join;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Strands that start at the same moment, in the order in which they were added. They are linked to
 * each other: most fans are small or empty, some have a whole job, and all lose strands anywhere.
 */
final class Blocks implements Iterable<Block> {
  /** The strand whose end is that moment; {@code null} at the root. */
  final @Nullable Block owner;

  /** Whose members start here. */
  @Nullable Join join;

  private @Nullable Block first;
  private @Nullable Block last;
  private int size;

  Blocks(@Nullable Block owner) {
    this.owner = owner;
  }

  void add(Block strand) {
    Block before = last;
    strand.before = before;
    strand.after = null;
    if (before == null) {
      first = strand;
    } else {
      before.after = strand;
    }
    last = strand;
    size++;
    strand.home = this;
    strand.outward = owner;
    strand.depth = owner == null ? 0 : owner.depth + 1;
  }

  /** Takes a strand out that stands here. */
  void take(Block strand) {
    if (strand.home != this) {
      throw new IllegalStateException("the strand stands elsewhere");
    }
    Block before = strand.before;
    Block after = strand.after;
    if (before == null) {
      first = after;
    } else {
      before.after = after;
    }
    if (after == null) {
      last = before;
    } else {
      after.before = before;
    }
    strand.before = null;
    strand.after = null;
    strand.home = null;
    size--;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** What starts here now. */
  List<Block> strands() {
    List<Block> strands = new ArrayList<>(size);
    forEach(strands::add);
    return strands;
  }

  /** The same as by the iterator, for the many fans that are looked through. */
  @Override
  public void forEach(Consumer<? super Block> action) {
    Block next = first;
    while (next != null) {
      Block strand = next;
      next = strand.after;
      action.accept(strand);
    }
  }

  @Override
  public Iterator<Block> iterator() {
    return new Iterator<>() {
      private @Nullable Block next = first;

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Block next() {
        Block strand = next;
        if (strand == null) {
          throw new NoSuchElementException();
        }
        next = strand.after;
        return strand;
      }
    };
  }

  /** All strands that start here or later, outer ones first; without what is part of a bundle. */
  List<Block> outerFirst() {
    List<Block> strands = strands();
    for (int i = 0; i < strands.size(); i++) {
      strands.get(i).fan.forEach(strands::add);
    }
    return strands;
  }

  /** How many forks are nested in what starts here, of strands that know their own height. */
  int height() {
    int highest = 0;
    for (Block strand = first; strand != null; strand = strand.after) {
      highest = Math.max(highest, strand.height);
    }
    return highest + (size > 1 ? 1 : 0);
  }
}
