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
final class SiteFinder {
  private final Ancestry ancestry;
  private final Budget budget;

  SiteFinder(Ancestry ancestry, Budget budget) {
    this.ancestry = ancestry;
    this.budget = budget;
  }

  /** The site for joining open strands; {@code null} if it is too far away to be found. */
  @Nullable Site find(List<Strand> needed) {
    Map<Strand, List<Strand>> byTop = new LinkedHashMap<>();
    for (Strand strand : needed) {
      byTop.computeIfAbsent(strand.top(), top -> new ArrayList<>()).add(strand);
    }
    List<Strand> tops = new ArrayList<>(byTop.keySet());
    Strand anchor = null;
    for (Strand top : tops) {
      if (!top.movable) {
        if (anchor != null) {
          return new Site(home(tops.get(0)), tops, List.of());
        }
        anchor = top;
      }
    }
    if (anchor == null) {
      anchor = tops.get(0);
    }
    Site site = among(byTop.getOrDefault(anchor, List.of()));
    if (site == null) {
      return null;
    }
    tops.remove(anchor);
    return outTo(site, tops);
  }

  static Fan home(Strand strand) {
    Fan home = strand.home;
    if (home == null) {
      throw new IllegalStateException("an open strand stands nowhere");
    }
    return home;
  }

  /** The innermost fan that all strands are in: the deepest go outwards until they share one. */
  private @Nullable Site among(List<Strand> strands) {
    PriorityQueue<Strand> deepest =
        new PriorityQueue<>(Comparator.comparingInt((Strand strand) -> -strand.depth));
    Set<Strand> present = new HashSet<>();
    Map<Fan, Integer> homes = new HashMap<>();
    for (Strand strand : strands) {
      if (present.add(strand)) {
        deepest.add(strand);
        homes.merge(home(strand), 1, Integer::sum);
      }
    }
    while (homes.size() > 1) {
      Strand strand = deepest.remove();
      Fan home = home(strand);
      homes.computeIfPresent(home, (fan, count) -> count == 1 ? null : count - 1);
      Strand owner = home.owner;
      if (owner == null || !budget.step()) {
        return null;
      }
      if (present.add(owner)) {
        deepest.add(owner);
        homes.merge(home(owner), 1, Integer::sum);
      }
    }
    // In the order in which they were asked for, so that equal graphs give equal structures.
    List<Strand> found = new ArrayList<>(deepest);
    found.sort(Comparator.comparingInt(strand -> strand.serial));
    return new Site(home(found.get(0)), found, List.of());
  }

  /** The nearest site outwards in which floating strands may stand too. */
  private @Nullable Site outTo(Site site, List<Strand> floats) {
    Strand owner = site.fan().owner;
    while (owner != null && !mayFollow(owner, floats)) {
      if (!budget.step()) {
        return null;
      }
      site = new Site(home(owner), List.of(owner), List.of());
      owner = site.fan().owner;
    }
    return new Site(site.fan(), site.strands(), floats);
  }

  private boolean mayFollow(Strand owner, List<Strand> floats) {
    for (Strand floating : floats) {
      if (!ancestry.allows(owner, floating)) {
        return false;
      }
    }
    return true;
  }
}
