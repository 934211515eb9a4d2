package dev.exesys.compiler.structure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A block of the series-parallel structure under construction: a head, and the blocks that start
 * when the head has ended.
 */
final class Block {

  /** The first step of a block. */
  sealed interface Head {
    /** One vertex. */
    record Vertex(int vertex) implements Head {}

    /** Blocks that run side by side and end together. Nothing can be added inside. */
    record ClosedBlock(PredecessorGroup group, List<Block> blocks) implements Head {}

    /** A wait for the predecessors of a group. */
    record GroupWait(PredecessorGroup group) implements Head {}
  }

  final Head head;

  /** The position of this block in the order of creation. */
  final int creationIndex;

  /** The blocks that start when the head has ended. */
  final Blocks successors;

  /** True if every path into this block begins with a wait, so that the block can be moved. */
  final boolean movable;

  /** The list that contains this block; {@code null} once it is part of a closed block. */
  @Nullable Blocks siblings;

  /** The neighbours in that list. */
  @Nullable Block previous;

  @Nullable Block next;

  /** The number of blocks that precede this one structurally. */
  int depth;

  /** A block that encloses or precedes this one; {@code null} at the root. */
  @Nullable Block enclosing;

  /** True once this block is, at any depth, part of a closed block. */
  boolean closed;

  /**
   * The number of nested forks; known during construction only for closed blocks and their
   * contents.
   */
  int forkHeight;

  /** The plan of this block, until it becomes part of another plan. */
  @Nullable Plan plan;

  Block(Head head, int creationIndex) {
    this.creationIndex = creationIndex;
    this.head = head;
    this.movable =
        switch (head) {
          case Head.Vertex vertex -> false;
          case Head.GroupWait wait -> true;
          case Head.ClosedBlock closedBlock ->
              closedBlock.blocks().stream().allMatch(block -> block.movable);
        };
    this.successors = new Blocks(this);
  }

  /** Recomputes the number of nested forks. The forks inside a closed head are already included. */
  void updateHeight() {
    forkHeight = Math.max(forkHeight, successors.forkHeight());
  }

  /**
   * Returns the block at the root that contains this open block: the block itself if it is at the
   * root.
   */
  Block outermost() {
    Block block = this;
    while (block.enclosing != null) {
      // Path halving, as in a union-find structure.
      if (block.enclosing.enclosing != null) {
        block.enclosing = block.enclosing.enclosing;
      }
      block = block.enclosing;
    }
    return block;
  }
}
