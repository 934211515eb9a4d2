package dev.exesys.compiler.structure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Converts the block structure to a plan, and replaces forks that are nested too deeply by waits.
 */
final class PlanBuilder {
  /** The maximum number of preceding blocks that are compared with the dependencies of a wait. */
  private static final int MAX_STEPS_BACK = 50;

  private final PredecessorGroups groups;
  private final Blocks root;
  private final List<Block> blocks = new ArrayList<>();

  PlanBuilder(PredecessorGroups groups, Blocks root) {
    this.groups = groups;
    this.root = root;
  }

  Plan build() {
    liftDeepForks();
    listBlocks();
    // Inner blocks come after outer blocks in the list.
    for (Block block : blocks.reversed()) {
      if (!isContinuation(block)) {
        block.plan = plan(block);
      }
    }
    return fork(root.toList());
  }

  /**
   * Returns true if a block is the only successor of another block and so continues its sequence.
   */
  private static boolean isContinuation(Block block) {
    Blocks siblings = block.siblings;
    return siblings != null && siblings.owner != null && siblings.size() == 1;
  }

  private Plan plan(Block block) {
    Plan head = head(block);
    if (block.successors.isEmpty()) {
      return head;
    }
    List<Plan> steps = new ArrayList<>();
    steps.add(head);
    Block at = block;
    while (at.successors.size() == 1) {
      at = at.successors.iterator().next();
      steps.add(head(at));
    }
    if (!at.successors.isEmpty()) {
      steps.add(fork(at.successors.toList()));
    }
    return PlanNormalizer.sequence(steps);
  }

  private Plan head(Block block) {
    return switch (block.head) {
      case Block.Head.Vertex(int vertex) -> new Plan.Order(vertex);
      case Block.Head.ClosedBlock closedBlock -> fork(closedBlock.blocks());
      case Block.Head.GroupWait(PredecessorGroup group) ->
          new Plan.DependencyWait(waitingOrder(block, group), dependencies(block, group));
    };
  }

  /** Returns the dependencies of a wait, without those that precede it structurally. */
  private static List<Integer> dependencies(Block wait, PredecessorGroup group) {
    List<Integer> all = Arrays.stream(group.predecessors()).boxed().toList();
    Block previous = predecessor(wait);
    if (previous == null) {
      return all;
    }
    Set<Integer> settledBefore = new HashSet<>();
    // Limited, because the waits of a long sequence would each examine the whole sequence.
    for (int step = 0; previous != null && step < MAX_STEPS_BACK; step++) {
      if (previous.head instanceof Block.Head.Vertex(int vertex)) {
        settledBefore.add(vertex);
      }
      previous = predecessor(previous);
    }
    List<Integer> dependencies =
        all.stream().filter(dependency -> !settledBefore.contains(dependency)).toList();
    return dependencies.isEmpty() ? all : dependencies;
  }

  /**
   * Returns the block that a block starts after or, at the front of a closed block, that closed
   * block.
   */
  private static @Nullable Block predecessor(Block block) {
    return block.siblings == null ? block.enclosing : block.siblings.owner;
  }

  private static Plan fork(List<Block> blocks) {
    List<Plan> plans = new ArrayList<>(blocks.size());
    blocks.forEach(block -> plans.add(takePlan(block)));
    return PlanNormalizer.fork(plans);
  }

  private static Plan takePlan(Block block) {
    Plan plan = block.plan;
    if (plan == null) {
      throw new IllegalStateException("internal error: a block is used twice");
    }
    block.plan = null;
    return plan;
  }

  /**
   * Returns a member of the group that starts directly behind the wait. No other wait has the same.
   */
  private int waitingOrder(Block wait, PredecessorGroup group) {
    Deque<Block> open = new ArrayDeque<>(wait.successors.toList());
    while (true) {
      switch (open.pop().head) {
        case Block.Head.Vertex(int vertex) -> {
          if (groups.of(vertex).id() == group.id()) {
            return vertex;
          }
        }
        case Block.Head.ClosedBlock closedBlock -> closedBlock.blocks().forEach(open::push);
        case Block.Head.GroupWait other -> {}
      }
    }
  }

  /** Lists all blocks, outer blocks first. */
  private void listBlocks() {
    root.forEach(blocks::add);
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      if (block.head instanceof Block.Head.ClosedBlock closedBlock) {
        blocks.addAll(closedBlock.blocks());
      }
      block.successors.forEach(blocks::add);
    }
  }

  private void liftDeepForks() {
    record Place(Blocks successors, int depth) {}
    Deque<Place> open = new ArrayDeque<>();
    open.add(new Place(root, 0));
    while (!open.isEmpty()) {
      Place place = open.poll();
      int depth = place.depth + (place.successors.size() > 1 ? 1 : 0);
      if (depth > ForkNesting.MAX) {
        for (Block lifted : lift(place.successors)) {
          open.add(new Place(lifted.successors, 1));
        }
      }
      place.successors.forEach(block -> {
        if (!block.successors.isEmpty()) {
          open.add(new Place(block.successors, depth));
        }
      });
    }
  }

  /** Empties a list of successors: its blocks start behind a wait at the root instead. */
  private List<Block> lift(Blocks successors) {
    List<Block> lifted = new ArrayList<>();
    PredecessorGroup group = successors.group;
    Block wait = group == null ? null : new Block(new Block.Head.GroupWait(group), 0);
    for (Block block : successors.toList()) {
      successors.remove(block);
      if (block.movable || wait == null) {
        root.add(block);
        lifted.add(block);
      } else {
        wait.successors.add(block);
      }
    }
    if (wait != null && !wait.successors.isEmpty()) {
      root.add(wait);
      lifted.add(wait);
    }
    return lifted;
  }
}
