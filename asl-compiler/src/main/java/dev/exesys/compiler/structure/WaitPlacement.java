package dev.exesys.compiler.structure;

import dev.exesys.compiler.graph.VertexLists;
import dev.exesys.compiler.structure.Block.Head;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Moves waits behind something that they wait for and that nothing else follows, once the structure
 * has grown: it reads better than a wait that starts with the job, and waits for fewer orders.
 *
 * <p>What is moved comes after one of its needs and what that comes after, all of them its
 * ancestors; so nothing is delayed. Nothing is forked that was not, and what stands deep inside
 * forks already gets nothing more.
 */
final class WaitPlacement {
  private static final int DEEPEST = 10;
  private static final int HIGHEST = 30;

  private final Blocks root;
  private final VertexLists<Block> waiting;
  private final Deque<Place> open = new ArrayDeque<>();

  /** A strand and how many forks stand around it. */
  private record Place(Block strand, int depth) {}

  private WaitPlacement(int vertices, Blocks root) {
    this.waiting = new VertexLists<>(vertices);
    this.root = root;
  }

  /** Tidies a structure of so many vertices. */
  static void tidy(int vertices, Blocks root) {
    new WaitPlacement(vertices, root).tidy();
  }

  private void tidy() {
    for (Block strand : root.outerFirst().reversed()) {
      strand.measure();
    }
    List<Block> holds = new ArrayList<>();
    for (Block strand : root) {
      if (strand.head instanceof Head.Hold(PredecessorGroups.Join join)) {
        holds.add(strand);
        if (strand.height < HIGHEST) {
          for (int need : join.needs()) {
            waiting.add(need, strand);
          }
        }
      } else {
        open.add(new Place(strand, 1));
      }
    }
    walk();
    // What is still at the root stays there, and what comes after it may be waited for.
    for (Block hold : holds) {
      if (hold.home == root) {
        open.add(new Place(hold, 1));
        walk();
      }
    }
  }

  private void walk() {
    for (Place place = open.poll(); place != null; place = open.poll()) {
      Block strand = place.strand();
      if (strand.fan.isEmpty() && strand.head instanceof Head.Vertex(int vertex)) {
        Block hold = place.depth() > DEEPEST ? null : takeOneWaitingFor(vertex, strand);
        if (hold != null) {
          root.take(hold);
          strand.fan.add(hold);
        }
      }
      int depth = place.depth() + (strand.fan.size() > 1 ? 1 : 0);
      strand.fan.forEach(inner -> open.add(new Place(inner, depth)));
    }
  }

  /** A wait at the root that is not itself what the strand comes after. */
  private @Nullable Block takeOneWaitingFor(int vertex, Block strand) {
    for (Block hold : waiting.of(vertex)) {
      if (hold.home == root && strand.top() != hold) {
        return hold;
      }
    }
    return null;
  }
}
