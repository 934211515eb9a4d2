package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Reachability;
import dev.exesys.compiler.graph.VertexLists;
import dev.exesys.compiler.structure.PredecessorGroups.Join;
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
final class SeriesParallelBuilder {
  private final List<Join> joins;
  private final VertexLists<Join> neededBy;
  private final int[] missing;
  private final @Nullable Block[] placed;
  private final SettledBefore ancestry;
  private final SearchBudget budget;
  private final Blocks root = new Blocks(null);
  private final Deque<Join> single = new ArrayDeque<>();
  private final Deque<Join> several = new ArrayDeque<>();
  private int serial;

  SeriesParallelBuilder(Graph graph, PredecessorGroups joins, Reachability reachability) {
    this.joins = joins.all();
    this.placed = new Block[graph.size()];
    this.ancestry = new SettledBefore(graph.size(), reachability);
    this.budget = new SearchBudget(graph.size(), graph.edges());
    this.missing = new int[this.joins.size()];
    this.neededBy = new VertexLists<>(graph.size());
    for (Join join : this.joins) {
      missing[join.id()] = join.needs().length;
      for (int need : join.needs()) {
        neededBy.add(need, join);
      }
    }
  }

  /** The strands that start with the job. */
  Blocks weave() {
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

  private void place(Join join, Blocks fan) {
    fan.join = join;
    for (int member : join.members()) {
      Block strand = new Block(new Block.Head.Vertex(member), serial++);
      placed[member] = strand;
      fan.add(strand);
      for (Join needing : neededBy.of(member)) {
        if (--missing[needing.id()] == 0) {
          (needing.needs().length == 1 ? single : several).add(needing);
        }
      }
    }
  }

  private Block placed(int vertex) {
    Block strand = placed[vertex];
    if (strand == null) {
      throw new IllegalStateException("a vertex is needed before it has a place");
    }
    return strand;
  }

  /** Starts a join's members when the one thing that they need is over. */
  private boolean follow(Join join) {
    Block before = placed(join.needs()[0]);
    if (before.closed) {
      return false;
    }
    place(join, before.fan);
    return true;
  }

  /** Starts a join's members when all the strands that end in what they need are over. */
  private boolean bundle(Join join) {
    List<Block> needed = new ArrayList<>();
    for (int need : join.needs()) {
      Block strand = placed(need);
      if (strand.closed) {
        return false;
      }
      needed.add(strand);
    }
    ancestry.of(join);
    JoinSite site = new JoinSiteFinder(ancestry, budget).find(needed);
    JoinScope enclosure = site == null ? null : JoinScope.of(site, ancestry, budget);
    if (site == null || enclosure == null) {
      return false;
    }
    site.strands().forEach(site.fan()::take);
    site.floats().forEach(root::take);
    Block bundle = new Block(new Block.Head.Bundle(join, site.all()), serial++);
    bundle.height = enclosure.height() + 1;
    enclosure.closeInto(bundle);
    site.fan().add(bundle);
    place(join, bundle.fan);
    return true;
  }

  /** Starts a join's members by a wait. */
  private void hold(Join join) {
    Block hold = new Block(new Block.Head.Hold(join), serial++);
    root.add(hold);
    place(join, hold.fan);
  }
}
