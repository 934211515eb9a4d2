package dev.exesys.compiler.structure;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a join could be made: the innermost fan in which all that is needed can stand side by side.
 *
 * @param strands of the fan, each with something that is needed in it
 * @param floats strands at the root that carry waits of their own and can be moved into the fan
 */
record JoinSite(Blocks fan, List<Block> strands, List<Block> floats) {

  /** All that the join would bundle. */
  List<Block> all() {
    List<Block> all = new ArrayList<>(strands);
    all.addAll(floats);
    return all;
  }
}
