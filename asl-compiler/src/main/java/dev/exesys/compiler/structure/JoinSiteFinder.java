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
  private final AncestorQuery ancestors;
  private final SearchBudget budget;

  JoinSiteFinder(AncestorQuery ancestors, SearchBudget budget) {
    this.ancestors = ancestors;
    this.budget = budget;
  }

  /** Returns the site for joining open blocks; {@code null} if the search budget is exhausted. */
  @Nullable JoinSite find(List<Block> predecessorBlocks) {
    Map<Block, List<Block>> byOutermost = new LinkedHashMap<>();
    for (Block block : predecessorBlocks) {
      byOutermost.computeIfAbsent(block.outermost(), key -> new ArrayList<>()).add(block);
    }
    List<Block> outermost = new ArrayList<>(byOutermost.keySet());
    Block anchor = null;
    for (Block block : outermost) {
      if (!block.movable) {
        if (anchor != null) {
          return new JoinSite(siblings(outermost.get(0)), outermost, List.of());
        }
        anchor = block;
      }
    }
    if (anchor == null) {
      anchor = outermost.get(0);
    }
    JoinSite site = findInnermost(byOutermost.getOrDefault(anchor, List.of()));
    if (site == null) {
      return null;
    }
    outermost.remove(anchor);
    return moveOutwards(site, outermost);
  }

  static Blocks siblings(Block block) {
    Blocks siblings = block.siblings;
    if (siblings == null) {
      throw new IllegalStateException("internal error: an open block is in no list");
    }
    return siblings;
  }

  /**
   * Finds the innermost list that contains all blocks: the deepest block is replaced by its owner
   * until all are in one list.
   */
  private @Nullable JoinSite findInnermost(List<Block> blocks) {
    PriorityQueue<Block> deepest =
        new PriorityQueue<>(Comparator.comparingInt((Block block) -> -block.depth));
    Set<Block> present = new HashSet<>();
    Map<Blocks, Integer> counts = new HashMap<>();
    for (Block block : blocks) {
      if (present.add(block)) {
        deepest.add(block);
        counts.merge(siblings(block), 1, Integer::sum);
      }
    }
    while (counts.size() > 1) {
      Block block = deepest.remove();
      Blocks siblings = siblings(block);
      counts.computeIfPresent(siblings, (key, count) -> count == 1 ? null : count - 1);
      Block owner = siblings.owner;
      if (owner == null || !budget.step()) {
        return null;
      }
      if (present.add(owner)) {
        deepest.add(owner);
        counts.merge(siblings(owner), 1, Integer::sum);
      }
    }
    // Sorted by creation, so that equal graphs produce equal structures.
    List<Block> found = new ArrayList<>(deepest);
    found.sort(Comparator.comparingInt(block -> block.creationIndex));
    return new JoinSite(siblings(found.get(0)), found, List.of());
  }

  /** Moves the site outwards until the movable blocks are allowed there. */
  private @Nullable JoinSite moveOutwards(JoinSite site, List<Block> movableBlocks) {
    Block owner = site.siblings().owner;
    while (owner != null && !mayFollow(owner, movableBlocks)) {
      if (!budget.step()) {
        return null;
      }
      site = new JoinSite(siblings(owner), List.of(owner), List.of());
      owner = site.siblings().owner;
    }
    return new JoinSite(site.siblings(), site.joined(), movableBlocks);
  }

  private boolean mayFollow(Block owner, List<Block> movableBlocks) {
    for (Block movableBlock : movableBlocks) {
      if (!ancestors.mayMove(owner, movableBlock)) {
        return false;
      }
    }
    return true;
  }
}
