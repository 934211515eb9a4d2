package dev.exesys.compiler.structure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Blocks that start at the same moment, in insertion order. A linked list: most lists are small or
 * empty, some contain a whole job, and blocks are removed at any position.
 */
final class Blocks implements Iterable<Block> {
  /** The block whose end starts these blocks; {@code null} at the root. */
  final @Nullable Block owner;

  /** The group whose members start here. */
  @Nullable PredecessorGroup group;

  private @Nullable Block first;
  private @Nullable Block last;
  private int size;

  Blocks(@Nullable Block owner) {
    this.owner = owner;
  }

  void add(Block block) {
    Block previous = last;
    block.previous = previous;
    block.next = null;
    if (previous == null) {
      first = block;
    } else {
      previous.next = block;
    }
    last = block;
    size++;
    block.siblings = this;
    block.enclosing = owner;
    block.depth = owner == null ? 0 : owner.depth + 1;
  }

  /** Removes a block of this list. */
  void remove(Block block) {
    if (block.siblings != this) {
      throw new IllegalStateException("internal error: the block is in another list");
    }
    Block previous = block.previous;
    Block next = block.next;
    if (previous == null) {
      first = next;
    } else {
      previous.next = next;
    }
    if (next == null) {
      last = previous;
    } else {
      next.previous = previous;
    }
    block.previous = null;
    block.next = null;
    block.siblings = null;
    size--;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** Returns a copy of this list. */
  List<Block> toList() {
    List<Block> blocks = new ArrayList<>(size);
    forEach(blocks::add);
    return blocks;
  }

  /** Equivalent to the iterator, without its allocation. */
  @Override
  public void forEach(Consumer<? super Block> action) {
    Block next = first;
    while (next != null) {
      Block block = next;
      next = block.next;
      action.accept(block);
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
        Block block = next;
        if (block == null) {
          throw new NoSuchElementException();
        }
        next = block.next;
        return block;
      }
    };
  }

  /**
   * Returns all blocks that start here or later, outer blocks first, without the contents of closed
   * blocks.
   */
  List<Block> outerFirst() {
    List<Block> blocks = toList();
    for (int i = 0; i < blocks.size(); i++) {
      blocks.get(i).successors.forEach(blocks::add);
    }
    return blocks;
  }

  /** Returns the number of nested forks, given that the blocks know their own. */
  int forkHeight() {
    int highest = 0;
    for (Block block = first; block != null; block = block.next) {
      highest = Math.max(highest, block.forkHeight);
    }
    return highest + (size > 1 ? 1 : 0);
  }
}
