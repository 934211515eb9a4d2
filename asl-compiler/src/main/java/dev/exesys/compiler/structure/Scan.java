package dev.exesys.compiler.structure;

import dev.exesys.compiler.structure.Joins.Join;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a join at a site would enclose, and what stands in its way: strands that the join must not
 * wait for.
 *
 * @param enclosed every strand that would be closed
 * @param evictions what would have to leave
 * @param cost how many waits that takes
 * @param height how many forks are nested in what would be closed
 */
record Scan(List<Strand> enclosed, List<Eviction> evictions, int cost, int height) {
  /** How many forks may be nested in a bundle: four levels of JSON each. */
  static final int HIGHEST = 50;

  private static final int BUDGET_PER_NEED = 64;
  private static final int BUDGET = 100_000;

  /** Strands that would have to leave a fan. */
  record Eviction(Fan fan, List<Strand> strands) {}

  /** {@code null} if there is too much to look at, or if forks would be nested too deeply. */
  static @Nullable Scan of(Site site, Join join, Ancestry ancestry) {
    int budget = BUDGET + BUDGET_PER_NEED * join.needs().length;
    List<Strand> enclosed = new ArrayList<>(site.all());
    List<Eviction> evictions = new ArrayList<>();
    int cost = 0;
    for (int next = 0; next < enclosed.size(); next++) {
      Fan fan = enclosed.get(next).fan;
      List<Strand> leaving = new ArrayList<>();
      boolean waits = false;
      for (Strand strand : fan.strands) {
        if (--budget < 0) {
          return null;
        }
        if (ancestry.has(strand)) {
          enclosed.add(strand);
        } else {
          leaving.add(strand);
          waits |= !Site.isMovable(strand);
        }
      }
      if (!leaving.isEmpty()) {
        evictions.add(new Eviction(fan, leaving));
        cost += waits ? 1 : 0;
      }
    }
    int height = height(enclosed);
    return height < HIGHEST ? new Scan(enclosed, evictions, cost, height) : null;
  }

  /** Marks everything enclosed as closed. */
  void close() {
    enclosed.forEach(strand -> strand.closed = true);
  }

  private static int height(List<Strand> enclosed) {
    int highest = 0;
    // Inner strands stand behind outer ones.
    for (int i = enclosed.size() - 1; i >= 0; i--) {
      Strand strand = enclosed.get(i);
      int height = 0;
      for (Strand inner : strand.fan.strands) {
        height = Math.max(height, inner.height);
      }
      height += strand.fan.strands.size() > 1 ? 1 : 0;
      if (!(strand.head instanceof Strand.Head.Bundle)) {
        strand.height = 0;
      }
      strand.height = Math.max(strand.height, height);
      highest = Math.max(highest, strand.height);
    }
    return highest;
  }
}
