package dev.exesys.compiler.structure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a join could be made: the innermost fan in which all that is needed can stand side by side.
 *
 * @param strands of the fan, each with something that is needed in it
 * @param floats strands at the root that carry waits of their own and can be moved into the fan
 */
record Site(Fan fan, List<Strand> strands, List<Strand> floats) {
  private static final int LONGEST_CLIMB = 100_000;

  /** All that the join would bundle. */
  List<Strand> all() {
    List<Strand> all = new ArrayList<>(strands);
    all.addAll(floats);
    return all;
  }

  /** True if every start in a strand has a wait, so that it can stand elsewhere. */
  static boolean isMovable(Strand strand) {
    return switch (strand.head) {
      case Strand.Head.Vertex vertex -> false;
      case Strand.Head.Hold hold -> true;
      case Strand.Head.Bundle bundle -> bundle.strands().stream().allMatch(Site::isMovable);
    };
  }

  /** The site for joining strands; {@code null} if one of them is closed, or too far in to find. */
  static @Nullable Site find(List<Strand> needed, Ancestry ancestry) {
    Map<Strand, List<List<Strand>>> byTop = new LinkedHashMap<>();
    int climbed = 0;
    for (Strand strand : needed) {
      if (strand.closed) {
        return null;
      }
      List<Strand> path = path(strand);
      climbed += path.size();
      if (climbed > LONGEST_CLIMB) {
        return null;
      }
      byTop.computeIfAbsent(path.get(path.size() - 1), top -> new ArrayList<>()).add(path);
    }
    List<Strand> anchors = byTop.keySet().stream().filter(top -> !isMovable(top)).toList();
    Fan root = home(byTop.keySet().iterator().next());
    if (anchors.size() > 1) {
      return new Site(root, List.copyOf(byTop.keySet()), List.of());
    }
    Strand anchor = anchors.isEmpty() ? byTop.keySet().iterator().next() : anchors.get(0);
    List<Strand> floats = new ArrayList<>(byTop.keySet());
    floats.remove(anchor);
    return among(byTop.getOrDefault(anchor, List.of())).outTo(floats, ancestry);
  }

  /** From a strand up to the one at the root that it is part of. */
  private static List<Strand> path(Strand strand) {
    List<Strand> path = new ArrayList<>();
    for (Strand at = strand; at != null; at = home(at).owner) {
      path.add(at);
    }
    return path;
  }

  private static Fan home(Strand strand) {
    Fan home = strand.home;
    if (home == null) {
      throw new IllegalStateException("an open strand stands nowhere");
    }
    return home;
  }

  /** The innermost fan that all paths lead through. */
  private static Site among(List<List<Strand>> paths) {
    List<Strand> first = paths.get(0);
    // Paths end at the same strand; as long as they agree from there, they have not forked.
    int common = first.size();
    for (List<Strand> path : paths) {
      int agree = 0;
      while (agree < common
          && agree < path.size()
          && path.get(path.size() - 1 - agree) == first.get(first.size() - 1 - agree)) {
        agree++;
      }
      common = agree;
    }
    if (common == first.size()) {
      return new Site(home(first.get(0)), List.of(first.get(0)), List.of());
    }
    Set<Strand> strands = new LinkedHashSet<>();
    for (List<Strand> path : paths) {
      strands.add(path.get(path.size() - 1 - common));
    }
    return new Site(home(strands.iterator().next()), List.copyOf(strands), List.of());
  }

  /** The nearest site outwards in which floating strands may stand too. */
  private Site outTo(List<Strand> more, Ancestry ancestry) {
    Site site = this;
    Strand owner = site.fan.owner;
    while (owner != null && !allowed(owner, more, ancestry)) {
      site = new Site(home(owner), List.of(owner), List.of());
      owner = site.fan.owner;
    }
    return new Site(site.fan, site.strands, List.copyOf(more));
  }

  private static boolean allowed(Strand owner, List<Strand> floats, Ancestry ancestry) {
    return floats.stream().allMatch(strand -> ancestry.allows(owner, strand));
  }
}
