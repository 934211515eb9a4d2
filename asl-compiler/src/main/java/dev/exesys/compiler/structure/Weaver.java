package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.PerVertex;
import dev.exesys.compiler.graph.Reachability;
import dev.exesys.compiler.structure.Joins.Join;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Grows the structure join by join, each as soon as all that it needs has a place: by a real join
 * where one delays nobody, else by a wait.
 *
 * <p>What holds at every moment: a vertex comes structurally after nothing but its ancestors, and
 * everything that it needs comes before it, structurally or by its wait.
 */
final class Weaver {
  private final List<Join> joins;
  private final PerVertex<Join> neededBy;
  private final int[] missing;
  private final @Nullable Strand[] placed;
  private final Ancestry ancestry;
  private final Budget budget;
  private final Fan root = new Fan(null);
  private final Deque<Join> single = new ArrayDeque<>();
  private final Deque<Join> several = new ArrayDeque<>();
  private int serial;

  Weaver(Graph graph, Joins joins, Reachability reachability) {
    this.joins = joins.all();
    this.placed = new Strand[graph.size()];
    this.ancestry = new Ancestry(graph.size(), reachability);
    this.budget = new Budget(graph.size(), graph.edges());
    this.missing = new int[this.joins.size()];
    this.neededBy = new PerVertex<>(graph.size());
    for (Join join : this.joins) {
      missing[join.id()] = join.needs().length;
      for (int need : join.needs()) {
        neededBy.add(need, join);
      }
    }
  }

  /** The strands that start with the job. */
  Fan weave() {
    for (Join join : joins) {
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

  private void place(Join join, Fan fan) {
    fan.join = join;
    for (int member : join.members()) {
      Strand strand = new Strand(new Strand.Head.Vertex(member), serial++);
      placed[member] = strand;
      fan.add(strand);
      for (Join needing : neededBy.of(member)) {
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

  /** Starts a join's members when the one thing that they need is over. */
  private boolean follow(Join join) {
    Strand before = placed(join.needs()[0]);
    if (before.closed) {
      return false;
    }
    place(join, before.fan);
    return true;
  }

  /** Starts a join's members when all the strands that end in what they need are over. */
  private boolean bundle(Join join) {
    List<Strand> needed = new ArrayList<>();
    for (int need : join.needs()) {
      Strand strand = placed(need);
      if (strand.closed) {
        return false;
      }
      needed.add(strand);
    }
    ancestry.of(join);
    Site site = new SiteFinder(ancestry, budget).find(needed);
    Enclosure enclosure = site == null ? null : Enclosure.of(site, ancestry, budget);
    if (site == null || enclosure == null) {
      return false;
    }
    site.strands().forEach(site.fan()::take);
    site.floats().forEach(root::take);
    Strand bundle = new Strand(new Strand.Head.Bundle(join, site.all()), serial++);
    bundle.height = enclosure.height() + 1;
    enclosure.closeInto(bundle);
    site.fan().add(bundle);
    place(join, bundle.fan);
    return true;
  }

  /** Starts a join's members by a wait. */
  private void hold(Join join) {
    Strand hold = new Strand(new Strand.Head.Hold(join), serial++);
    root.add(hold);
    place(join, hold.fan);
  }
}
