package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.VertexLists;
import dev.exesys.compiler.structure.Block.Head;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves waits behind one of their dependencies that no other block follows, once the structure is
 * complete. The state machine is easier to read and the waits list fewer orders.
 *
 * <p>A moved wait follows only ancestors of its group, so nothing is delayed. No new forks arise,
 * and blocks inside deeply nested forks are not extended.
 */
final class WaitPlacement {
  private final Blocks root;
  private final VertexLists<Block> waitsByPredecessor;
  private final Deque<Place> queue = new ArrayDeque<>();

  /** A block and the number of forks around it. */
  private record Place(Block block, int depth) {}

  private WaitPlacement(int vertices, Blocks root) {
    this.waitsByPredecessor = new VertexLists<>(vertices);
    this.root = root;
  }

  /**
   * Moves the waits of a structure.
   *
   * @param vertices the number of vertices
   */
  static void moveWaits(int vertices, Blocks root) {
    new WaitPlacement(vertices, root).moveAll();
  }

  private void moveAll() {
    for (Block block : root.outerFirst().reversed()) {
      block.updateHeight();
    }
    List<Block> waits = new ArrayList<>();
    for (Block block : root) {
      if (block.head instanceof Head.GroupWait(PredecessorGroup group)) {
        waits.add(block);
        if (block.forkHeight < ForkNesting.MAX_BEHIND_MOVED_WAIT) {
          for (int predecessor : group.predecessors()) {
            waitsByPredecessor.add(predecessor, block);
          }
        }
      } else {
        queue.add(new Place(block, 1));
      }
    }
    visitQueue();
    // A wait that is still at the root stays there, and blocks behind it may be followed by
    // other waits.
    for (Block wait : waits) {
      if (wait.siblings == root) {
        queue.add(new Place(wait, 1));
        visitQueue();
      }
    }
  }

  private void visitQueue() {
    for (Place place = queue.poll(); place != null; place = queue.poll()) {
      Block block = place.block();
      if (block.successors.isEmpty() && block.head instanceof Head.Vertex(int vertex)) {
        Block wait =
            place.depth() > ForkNesting.MAX_AROUND_MOVED_WAIT ? null : findWaitFor(vertex, block);
        if (wait != null) {
          root.remove(wait);
          block.successors.add(wait);
        }
      }
      int depth = place.depth() + (block.successors.size() > 1 ? 1 : 0);
      block.successors.forEach(inner -> queue.add(new Place(inner, depth)));
    }
  }

  /**
   * Returns a wait at the root for a vertex, unless the block of that vertex is behind the wait
   * itself.
   */
  private @Nullable Block findWaitFor(int vertex, Block block) {
    for (Block wait : waitsByPredecessor.of(vertex)) {
      if (wait.siblings == root && block.outermost() != wait) {
        return wait;
      }
    }
    return null;
  }
}
