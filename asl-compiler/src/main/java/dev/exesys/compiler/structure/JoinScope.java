package dev.exesys.compiler.structure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a join at a site would enclose: the strands there and all that has grown from them.
 *
 * @param strands outer ones first
 * @param height how many forks are nested in it
 */
record JoinScope(List<Block> strands, int height) {
  /** So many forks may be nested in a bundle; each is four levels of JSON. */
  private static final int HIGHEST = 50;

  /**
   * {@code null} if the join would wait for something that is not its ancestor, or if forks would
   * be nested too deeply.
   */
  static @Nullable JoinScope of(JoinSite site, SettledBefore ancestry, SearchBudget budget) {
    List<Block> strands = new ArrayList<>(site.all());
    for (int next = 0; next < strands.size(); next++) {
      for (Block inner : strands.get(next).fan) {
        if (!budget.step() || !ancestry.has(inner)) {
          return null;
        }
        strands.add(inner);
      }
    }
    int height = height(strands);
    return height < HIGHEST ? new JoinScope(strands, height) : null;
  }

  /** Marks everything as part of a bundle. */
  void closeInto(Block bundle) {
    for (Block strand : strands) {
      strand.closed = true;
      strand.outward = bundle;
    }
  }

  private static int height(List<Block> strands) {
    int highest = 0;
    for (Block strand : strands.reversed()) {
      strand.measure();
      highest = Math.max(highest, strand.height);
    }
    return highest;
  }
}
