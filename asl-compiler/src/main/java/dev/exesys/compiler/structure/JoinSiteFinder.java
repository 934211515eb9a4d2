package dev.exesys.compiler.structure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the site of a join. */
final class JoinSiteFinder {
  private final SettledBefore ancestry;
  private final SearchBudget budget;

  JoinSiteFinder(SettledBefore ancestry, SearchBudget budget) {
    this.ancestry = ancestry;
    this.budget = budget;
  }

  /** The site for joining open strands; {@code null} if it is too far away to be found. */
  @Nullable JoinSite find(List<Block> needed) {
    Map<Block, List<Block>> byTop = new LinkedHashMap<>();
    for (Block strand : needed) {
      byTop.computeIfAbsent(strand.top(), top -> new ArrayList<>()).add(strand);
    }
    List<Block> tops = new ArrayList<>(byTop.keySet());
    Block anchor = null;
    for (Block top : tops) {
      if (!top.movable) {
        if (anchor != null) {
          return new JoinSite(home(tops.get(0)), tops, List.of());
        }
        anchor = top;
      }
    }
    if (anchor == null) {
      anchor = tops.get(0);
    }
    JoinSite site = among(byTop.getOrDefault(anchor, List.of()));
    if (site == null) {
      return null;
    }
    tops.remove(anchor);
    return outTo(site, tops);
  }

  static Blocks home(Block strand) {
    Blocks home = strand.home;
    if (home == null) {
      throw new IllegalStateException("an open strand stands nowhere");
    }
    return home;
  }

  /** The innermost fan that all strands are in: the deepest go outwards until they share one. */
  private @Nullable JoinSite among(List<Block> strands) {
    PriorityQueue<Block> deepest =
        new PriorityQueue<>(Comparator.comparingInt((Block strand) -> -strand.depth));
    Set<Block> present = new HashSet<>();
    Map<Blocks, Integer> homes = new HashMap<>();
    for (Block strand : strands) {
      if (present.add(strand)) {
        deepest.add(strand);
        homes.merge(home(strand), 1, Integer::sum);
      }
    }
    while (homes.size() > 1) {
      Block strand = deepest.remove();
      Blocks home = home(strand);
      homes.computeIfPresent(home, (fan, count) -> count == 1 ? null : count - 1);
      Block owner = home.owner;
      if (owner == null || !budget.step()) {
        return null;
      }
      if (present.add(owner)) {
        deepest.add(owner);
        homes.merge(home(owner), 1, Integer::sum);
      }
    }
    // In the order in which they were asked for, so that equal graphs give equal structures.
    List<Block> found = new ArrayList<>(deepest);
    found.sort(Comparator.comparingInt(strand -> strand.serial));
    return new JoinSite(home(found.get(0)), found, List.of());
  }

  /** The nearest site outwards in which floating strands may stand too. */
  private @Nullable JoinSite outTo(JoinSite site, List<Block> floats) {
    Block owner = site.fan().owner;
    while (owner != null && !mayFollow(owner, floats)) {
      if (!budget.step()) {
        return null;
      }
      site = new JoinSite(home(owner), List.of(owner), List.of());
      owner = site.fan().owner;
    }
    return new JoinSite(site.fan(), site.strands(), floats);
  }

  private boolean mayFollow(Block owner, List<Block> floats) {
    for (Block floating : floats) {
      if (!ancestry.allows(owner, floating)) {
        return false;
      }
    }
    return true;
  }
}
