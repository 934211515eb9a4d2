package dev.exesys.compiler.structure;

import dev.exesys.compiler.structure.PredecessorGroups.Join;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns grown strands into a plan, and gives waits to what is nested too deeply. */
final class PlanBuilder {
  /** How many forks may be nested around a strand that is not part of a bundle. */
  private static final int DEEPEST = 50;

  /** How many strands before a wait are asked whether it names them. */
  private static final int LOOKS_BACK = 50;

  private final PredecessorGroups joins;
  private final Blocks root;
  private final List<Block> strands = new ArrayList<>();

  PlanBuilder(PredecessorGroups joins, Blocks root) {
    this.joins = joins;
    this.root = root;
  }

  Plan knit() {
    liftWhatIsTooDeep();
    list();
    // Inner strands stand behind outer ones.
    for (Block strand : strands.reversed()) {
      if (!isContinuation(strand)) {
        strand.plan = plan(strand);
      }
    }
    return fork(root.strands());
  }

  /** True if a strand is the only one after another: it belongs to that one's sequence. */
  private static boolean isContinuation(Block strand) {
    Blocks home = strand.home;
    return home != null && home.owner != null && home.size() == 1;
  }

  private Plan plan(Block strand) {
    Plan head = head(strand);
    if (strand.fan.isEmpty()) {
      return head;
    }
    List<Plan> steps = new ArrayList<>();
    steps.add(head);
    Block at = strand;
    while (at.fan.size() == 1) {
      at = at.fan.iterator().next();
      steps.add(head(at));
    }
    if (!at.fan.isEmpty()) {
      steps.add(fork(at.fan.strands()));
    }
    return PlanNormalizer.sequence(steps);
  }

  private Plan head(Block strand) {
    return switch (strand.head) {
      case Block.Head.Vertex(int vertex) -> new Plan.Order(vertex);
      case Block.Head.Bundle bundle -> fork(bundle.strands());
      case Block.Head.Hold(Join join) -> new Plan.Hold(holder(strand, join), needs(strand, join));
    };
  }

  /** What a wait waits for, without what it stands behind anyway. */
  private static List<Integer> needs(Block hold, Join join) {
    List<Integer> all = Arrays.stream(join.needs()).boxed().toList();
    Block before = outOf(hold);
    if (before == null) {
      return all;
    }
    Set<Integer> behind = new HashSet<>();
    // Looks back a little only: waits of a long sequence would look through all of it.
    for (int step = 0; before != null && step < LOOKS_BACK; step++) {
      if (before.head instanceof Block.Head.Vertex(int vertex)) {
        behind.add(vertex);
      }
      before = outOf(before);
    }
    List<Integer> needs = all.stream().filter(need -> !behind.contains(need)).toList();
    return needs.isEmpty() ? all : needs;
  }

  /** What a strand starts behind or, if it is at the front of a bundle, the bundle. */
  private static @Nullable Block outOf(Block strand) {
    return strand.home == null ? strand.outward : strand.home.owner;
  }

  private static Plan fork(List<Block> strands) {
    List<Plan> plans = new ArrayList<>(strands.size());
    strands.forEach(strand -> plans.add(taken(strand)));
    return PlanNormalizer.fork(plans);
  }

  private static Plan taken(Block strand) {
    Plan plan = strand.plan;
    if (plan == null) {
      throw new IllegalStateException("a strand is used twice");
    }
    strand.plan = null;
    return plan;
  }

  /** A member of the join that starts right behind the wait: no other wait has the same. */
  private int holder(Block hold, Join join) {
    Deque<Block> open = new ArrayDeque<>(hold.fan.strands());
    while (true) {
      switch (open.pop().head) {
        case Block.Head.Vertex(int vertex) -> {
          if (joins.of(vertex).id() == join.id()) {
            return vertex;
          }
        }
        case Block.Head.Bundle bundle -> bundle.strands().forEach(open::push);
        case Block.Head.Hold other -> {}
      }
    }
  }

  /** Lists all strands, outer ones first. */
  private void list() {
    root.forEach(strands::add);
    for (int i = 0; i < strands.size(); i++) {
      Block strand = strands.get(i);
      if (strand.head instanceof Block.Head.Bundle bundle) {
        strands.addAll(bundle.strands());
      }
      strand.fan.forEach(strands::add);
    }
  }

  private void liftWhatIsTooDeep() {
    record Place(Blocks fan, int depth) {}
    Deque<Place> open = new ArrayDeque<>();
    open.add(new Place(root, 0));
    while (!open.isEmpty()) {
      Place place = open.poll();
      int depth = place.depth + (place.fan.size() > 1 ? 1 : 0);
      if (depth > DEEPEST) {
        for (Block lifted : lift(place.fan)) {
          open.add(new Place(lifted.fan, 1));
        }
      }
      place.fan.forEach(strand -> {
        if (!strand.fan.isEmpty()) {
          open.add(new Place(strand.fan, depth));
        }
      });
    }
  }

  /** Empties a fan: what starts in it starts by a wait at the root instead. */
  private List<Block> lift(Blocks fan) {
    List<Block> lifted = new ArrayList<>();
    Join join = fan.join;
    Block hold = join == null ? null : new Block(new Block.Head.Hold(join), 0);
    for (Block strand : fan.strands()) {
      fan.take(strand);
      if (strand.movable || hold == null) {
        root.add(strand);
        lifted.add(strand);
      } else {
        hold.fan.add(strand);
      }
    }
    if (hold != null && !hold.fan.isEmpty()) {
      root.add(hold);
      lifted.add(hold);
    }
    return lifted;
  }
}
