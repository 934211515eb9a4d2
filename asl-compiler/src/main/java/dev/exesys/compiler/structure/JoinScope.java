package dev.exesys.compiler.structure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that a join at a site would enclose: those at the site and all that follow them.
 *
 * @param blocks outer blocks first
 * @param height the number of nested forks
 */
record JoinScope(List<Block> blocks, int height) {
  /**
   * Returns {@code null} if the join would wait for a vertex that is not an ancestor, or if forks
   * would be nested too deeply.
   */
  static @Nullable JoinScope of(JoinSite site, AncestorQuery ancestors, SearchBudget budget) {
    List<Block> blocks = new ArrayList<>(site.allBlocks());
    for (int next = 0; next < blocks.size(); next++) {
      for (Block inner : blocks.get(next).successors) {
        if (!budget.step() || !ancestors.includes(inner)) {
          return null;
        }
        blocks.add(inner);
      }
    }
    int height = height(blocks);
    return height < ForkNesting.MAX ? new JoinScope(blocks, height) : null;
  }

  /** Marks all blocks as part of a closed block. */
  void closeInto(Block closedBlock) {
    for (Block block : blocks) {
      block.closed = true;
      block.enclosing = closedBlock;
    }
  }

  private static int height(List<Block> blocks) {
    int highest = 0;
    for (Block block : blocks.reversed()) {
      block.updateHeight();
      highest = Math.max(highest, block.forkHeight);
    }
    return highest;
  }
}
