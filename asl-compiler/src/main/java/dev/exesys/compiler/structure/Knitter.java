package dev.exesys.compiler.structure;

import dev.exesys.compiler.structure.Joins.Join;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns grown strands into a plan, and gives waits to what is nested too deeply. */
final class Knitter {
  /** How many forks may be nested around a strand that is not part of a bundle. */
  private static final int DEEPEST = 50;

  /** How many strands before a wait are asked whether it names them. */
  private static final int LOOKS_BACK = 50;

  private final Modules modules;
  private final Joins joins;
  private final Fan root;
  private final List<Strand> strands = new ArrayList<>();

  Knitter(Modules modules, Joins joins, Fan root) {
    this.modules = modules;
    this.joins = joins;
    this.root = root;
  }

  Plan knit() {
    liftWhatIsTooDeep();
    list();
    Map<Strand, Plan> plans = new HashMap<>();
    // Inner strands stand behind outer ones.
    for (int i = strands.size() - 1; i >= 0; i--) {
      Strand strand = strands.get(i);
      if (!isContinuation(strand)) {
        plans.put(strand, plan(strand, plans));
      }
    }
    return fork(List.copyOf(root.strands), plans);
  }

  /** True if a strand is the only one after another: it belongs to that one's sequence. */
  private static boolean isContinuation(Strand strand) {
    Fan home = strand.home;
    return home != null && home.owner != null && home.strands.size() == 1;
  }

  private Plan plan(Strand strand, Map<Strand, Plan> plans) {
    List<Plan> steps = new ArrayList<>();
    Strand at = strand;
    steps.add(head(at, plans));
    while (at.fan.strands.size() == 1) {
      at = at.fan.strands.iterator().next();
      steps.add(head(at, plans));
    }
    if (!at.fan.strands.isEmpty()) {
      steps.add(fork(List.copyOf(at.fan.strands), plans));
    }
    return Plans.sequence(steps);
  }

  private Plan head(Strand strand, Map<Strand, Plan> plans) {
    return switch (strand.head) {
      case Strand.Head.Vertex(int vertex) -> modules.plan(vertex);
      case Strand.Head.Bundle bundle -> fork(bundle.strands(), plans);
      case Strand.Head.Hold(Join join) ->
          new Plan.Hold(modules.plan(holder(strand, join)).first(), needs(strand, join));
    };
  }

  /** What a wait waits for, without what it stands behind anyway. */
  private List<Integer> needs(Strand hold, Join join) {
    List<Integer> needs = new ArrayList<>(modules.needs(join));
    Strand before = outOf(hold);
    // Looks back a little only: waits of a long sequence would look through all of it.
    for (int step = 0; before != null && step < LOOKS_BACK; step++) {
      if (before.head instanceof Strand.Head.Vertex(int vertex)) {
        needs.removeAll(modules.exits(vertex));
      }
      before = outOf(before);
    }
    return needs.isEmpty() ? modules.needs(join) : needs;
  }

  /** What a strand starts behind or, if it is at the front of a bundle, the bundle. */
  private static @Nullable Strand outOf(Strand strand) {
    return strand.home == null ? strand.outward : strand.home.owner;
  }

  private static Plan fork(List<Strand> strands, Map<Strand, Plan> plans) {
    return Plans.fork(strands.stream().map(strand -> taken(strand, plans)).toList());
  }

  private static Plan taken(Strand strand, Map<Strand, Plan> plans) {
    Plan plan = plans.remove(strand);
    if (plan == null) {
      throw new IllegalStateException("a strand is used twice");
    }
    return plan;
  }

  /** A member of the join that starts right behind the wait: no other wait has the same. */
  private int holder(Strand hold, Join join) {
    Deque<Strand> open = new ArrayDeque<>(hold.fan.strands);
    while (true) {
      switch (open.pop().head) {
        case Strand.Head.Vertex(int vertex) -> {
          if (joins.of(vertex).id() == join.id()) {
            return vertex;
          }
        }
        case Strand.Head.Bundle bundle -> bundle.strands().forEach(open::push);
        case Strand.Head.Hold other -> {}
      }
    }
  }

  /** Lists all strands, outer ones first. */
  private void list() {
    strands.addAll(root.strands);
    for (int i = 0; i < strands.size(); i++) {
      Strand strand = strands.get(i);
      if (strand.head instanceof Strand.Head.Bundle bundle) {
        strands.addAll(bundle.strands());
      }
      strands.addAll(strand.fan.strands);
    }
  }

  private void liftWhatIsTooDeep() {
    record Place(Fan fan, int depth) {}
    Deque<Place> open = new ArrayDeque<>();
    open.add(new Place(root, 0));
    while (!open.isEmpty()) {
      Place place = open.poll();
      int depth = place.depth + (place.fan.strands.size() > 1 ? 1 : 0);
      if (depth > DEEPEST) {
        for (Strand lifted : lift(place.fan)) {
          open.add(new Place(lifted.fan, 1));
        }
      }
      for (Strand strand : place.fan.strands) {
        open.add(new Place(strand.fan, depth));
      }
    }
  }

  /** Empties a fan: what starts in it starts by a wait at the root instead. */
  private List<Strand> lift(Fan fan) {
    List<Strand> lifted = new ArrayList<>();
    Join join = fan.join;
    Strand hold = join == null ? null : new Strand(new Strand.Head.Hold(join), 0);
    for (Strand strand : List.copyOf(fan.strands)) {
      fan.remove(strand);
      if (strand.movable || hold == null) {
        root.add(strand);
        lifted.add(strand);
      } else {
        hold.fan.add(strand);
      }
    }
    if (hold != null && !hold.fan.strands.isEmpty()) {
      root.add(hold);
      lifted.add(hold);
    }
    return lifted;
  }
}
