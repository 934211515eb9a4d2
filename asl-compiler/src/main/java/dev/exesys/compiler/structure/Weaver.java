package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Reachability;
import dev.exesys.compiler.structure.Joins.Join;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Grows the structure join by join, each as soon as all that it needs has a place: by a real join
 * where one delays nobody, else by a wait.
 *
 * <p>What holds at every moment: a vertex comes structurally after nothing but its ancestors, and
 * everything that it needs comes before it, structurally or by its wait.
 */
final class Weaver {
  private final Joins joins;
  private final List<List<Join>> neededBy;
  private final int[] missing;
  private final @Nullable Strand[] placed;
  private final Ancestry ancestry;
  private final Fan root = new Fan(null);
  private final Deque<Join> single = new ArrayDeque<>();
  private final Deque<Join> several = new ArrayDeque<>();
  private int holds;

  Weaver(Graph graph, Joins joins, Reachability reachability) {
    this.joins = joins;
    this.placed = new Strand[graph.size()];
    this.ancestry = new Ancestry(graph.size(), reachability);
    this.missing = new int[joins.all().size()];
    this.neededBy = new ArrayList<>();
    for (int v = 0; v < graph.size(); v++) {
      neededBy.add(new ArrayList<>(1));
    }
    for (Join join : joins.all()) {
      missing[join.id()] = join.needs().length;
      for (int need : join.needs()) {
        neededBy.get(need).add(join);
      }
    }
  }

  /** The strands that start with the job. */
  Fan weave() {
    for (Join join : joins.all()) {
      if (join.needs().length == 0) {
        place(join, root);
      }
    }
    while (true) {
      Join join = single.isEmpty() ? several.poll() : single.poll();
      if (join == null) {
        return root;
      }
      if (!(join.needs().length == 1 ? follow(join) : bundle(join))) {
        hold(join);
      }
    }
  }

  /** How many waits there are. */
  int holds() {
    return holds;
  }

  private void place(Join join, Fan fan) {
    fan.join = join;
    for (int member : join.members()) {
      Strand strand = new Strand(new Strand.Head.Vertex(member));
      placed[member] = strand;
      fan.add(strand);
      for (Join needing : neededBy.get(member)) {
        if (--missing[needing.id()] == 0) {
          (needing.needs().length == 1 ? single : several).add(needing);
        }
      }
    }
  }

  private Strand placed(int vertex) {
    Strand strand = placed[vertex];
    if (strand == null) {
      throw new IllegalStateException("a vertex is needed before it has a place");
    }
    return strand;
  }

  private boolean follow(Join join) {
    Strand before = placed(join.needs()[0]);
    if (before.closed) {
      return false;
    }
    place(join, before.fan);
    return true;
  }

  private boolean bundle(Join join) {
    List<Strand> needed = new ArrayList<>();
    for (int need : join.needs()) {
      needed.add(placed(need));
    }
    ancestry.of(join);
    Site site = Site.find(needed, ancestry);
    if (site == null) {
      return false;
    }
    Scan scan = Scan.of(site, join, ancestry);
    if (scan == null || scan.cost() > 0) {
      return false;
    }
    scan.evictions().forEach(this::evict);
    scan.close();
    site.strands().forEach(site.fan()::remove);
    site.floats().forEach(root::remove);
    Strand bundle = new Strand(new Strand.Head.Bundle(join, site.all()));
    bundle.height = scan.height() + 1;
    site.fan().add(bundle);
    place(join, bundle.fan);
    return true;
  }

  private void hold(Join join) {
    Strand hold = newHold(join);
    place(join, hold.fan);
  }

  private Strand newHold(Join join) {
    holds++;
    Strand hold = new Strand(new Strand.Head.Hold(join));
    hold.fan.join = join;
    root.add(hold);
    return hold;
  }

  /** Takes strands out of a fan, so that they start by a wait of their own. */
  private void evict(Scan.Eviction eviction) {
    @Nullable Strand hold = null;
    for (Strand strand : eviction.strands()) {
      eviction.fan().remove(strand);
      if (Site.isMovable(strand)) {
        root.add(strand);
      } else {
        if (hold == null) {
          hold = newHold(Objects.requireNonNull(eviction.fan().join));
        }
        hold.fan.add(strand);
      }
    }
  }
}
