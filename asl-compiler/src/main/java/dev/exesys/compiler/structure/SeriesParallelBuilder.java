package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.Graph;
import dev.exesys.compiler.graph.Reachability;
import dev.exesys.compiler.graph.VertexLists;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds the series-parallel structure group by group, each as soon as all its predecessors are
 * placed: by a join where it delays no order, otherwise by a wait.
 *
 * <p>Invariant: a vertex structurally follows only its ancestors, and each of its predecessors
 * precedes it structurally or is a dependency of its wait.
 */
final class SeriesParallelBuilder {
  private final List<PredecessorGroup> groups;
  private final VertexLists<PredecessorGroup> dependentGroups;
  private final int[] openPredecessors;
  private final @Nullable Block[] placed;
  private final AncestorQuery ancestors;
  private final SearchBudget budget;
  private final Blocks root = new Blocks(null);
  private final Deque<PredecessorGroup> readyWithOnePredecessor = new ArrayDeque<>();
  private final Deque<PredecessorGroup> readyWithSeveral = new ArrayDeque<>();
  private int nextIndex;

  SeriesParallelBuilder(Graph graph, PredecessorGroups groups, Reachability reachability) {
    this.groups = groups.all();
    this.placed = new Block[graph.size()];
    this.ancestors = new AncestorQuery(graph.size(), reachability);
    this.budget = new SearchBudget(graph.size(), graph.edges());
    this.openPredecessors = new int[this.groups.size()];
    this.dependentGroups = new VertexLists<>(graph.size());
    for (PredecessorGroup group : this.groups) {
      openPredecessors[group.id()] = group.predecessors().length;
      for (int predecessor : group.predecessors()) {
        dependentGroups.add(predecessor, group);
      }
    }
  }

  /** Returns the blocks that start with the job. */
  Blocks build() {
    for (PredecessorGroup group : groups) {
      if (group.predecessors().length == 0) {
        place(group, root);
      }
    }
    while (true) {
      PredecessorGroup group =
          readyWithOnePredecessor.isEmpty()
              ? readyWithSeveral.poll()
              : readyWithOnePredecessor.poll();
      if (group == null) {
        return root;
      }
      if (!(group.predecessors().length == 1 ? append(group) : joinBlocks(group))) {
        addWait(group);
      }
    }
  }

  private void place(PredecessorGroup group, Blocks successors) {
    successors.group = group;
    for (int member : group.members()) {
      Block block = new Block(new Block.Head.Vertex(member), nextIndex++);
      placed[member] = block;
      successors.add(block);
      for (PredecessorGroup dependentGroup : dependentGroups.of(member)) {
        if (--openPredecessors[dependentGroup.id()] == 0) {
          (dependentGroup.predecessors().length == 1 ? readyWithOnePredecessor : readyWithSeveral)
              .add(dependentGroup);
        }
      }
    }
  }

  private Block placed(int vertex) {
    Block block = placed[vertex];
    if (block == null) {
      throw new IllegalStateException("internal error: a predecessor is not placed yet");
    }
    return block;
  }

  /** Starts the members of a group when their only predecessor has ended. */
  private boolean append(PredecessorGroup group) {
    Block predecessor = placed(group.predecessors()[0]);
    if (predecessor.closed) {
      return false;
    }
    place(group, predecessor.successors);
    return true;
  }

  /** Starts the members of a group when all blocks that contain their predecessors have ended. */
  private boolean joinBlocks(PredecessorGroup group) {
    List<Block> predecessorBlocks = new ArrayList<>();
    for (int predecessor : group.predecessors()) {
      Block block = placed(predecessor);
      if (block.closed) {
        return false;
      }
      predecessorBlocks.add(block);
    }
    ancestors.start(group);
    JoinSite site = new JoinSiteFinder(ancestors, budget).find(predecessorBlocks);
    JoinScope scope = site == null ? null : JoinScope.of(site, ancestors, budget);
    if (site == null || scope == null) {
      return false;
    }
    site.joined().forEach(site.siblings()::remove);
    site.movableBlocks().forEach(root::remove);
    Block closedBlock = new Block(new Block.Head.ClosedBlock(group, site.allBlocks()), nextIndex++);
    closedBlock.forkHeight = scope.height() + 1;
    scope.closeInto(closedBlock);
    site.siblings().add(closedBlock);
    place(group, closedBlock.successors);
    return true;
  }

  /** Starts the members of a group behind a wait. */
  private void addWait(PredecessorGroup group) {
    Block wait = new Block(new Block.Head.GroupWait(group), nextIndex++);
    root.add(wait);
    place(group, wait.successors);
  }
}
