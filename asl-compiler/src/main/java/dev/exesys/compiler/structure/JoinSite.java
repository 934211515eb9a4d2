package dev.exesys.compiler.structure;

import java.util.ArrayList;
import java.util.List;

/**
 * The location of a possible join: the innermost list in which all predecessors can run side by
 * side.
 *
 * @param siblings the list
 * @param joined the blocks of the list that contain a predecessor
 * @param movableBlocks blocks at the root that begin with waits and can be moved into the list
 */
record JoinSite(Blocks siblings, List<Block> joined, List<Block> movableBlocks) {

  /** Returns all blocks that the join would close. */
  List<Block> allBlocks() {
    List<Block> allBlocks = new ArrayList<>(joined);
    allBlocks.addAll(movableBlocks);
    return allBlocks;
  }
}
