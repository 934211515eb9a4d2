package dev.exesys.compiler.structure;

import dev.exesys.compiler.structure.Joins.Join;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns grown strands into a plan, and gives waits to what is nested too deeply. */
final class Knitter {
  /** How many forks may be nested around a strand that is not part of a bundle. */
  private static final int DEEPEST = 50;

  /** How many strands before a wait are asked whether it names them. */
  private static final int LOOKS_BACK = 50;

  private final Joins joins;
  private final Fan root;
  private final List<Strand> strands = new ArrayList<>();

  Knitter(Joins joins, Fan root) {
    this.joins = joins;
    this.root = root;
  }

  Plan knit() {
    liftWhatIsTooDeep();
    list();
    // Inner strands stand behind outer ones.
    for (Strand strand : strands.reversed()) {
      if (!isContinuation(strand)) {
        strand.plan = plan(strand);
      }
    }
    return fork(root.strands());
  }

  /** True if a strand is the only one after another: it belongs to that one's sequence. */
  private static boolean isContinuation(Strand strand) {
    Fan home = strand.home;
    return home != null && home.owner != null && home.size() == 1;
  }

  private Plan plan(Strand strand) {
    Plan head = head(strand);
    if (strand.fan.isEmpty()) {
      return head;
    }
    List<Plan> steps = new ArrayList<>();
    steps.add(head);
    Strand at = strand;
    while (at.fan.size() == 1) {
      at = at.fan.iterator().next();
      steps.add(head(at));
    }
    if (!at.fan.isEmpty()) {
      steps.add(fork(at.fan.strands()));
    }
    return Plans.sequence(steps);
  }

  private Plan head(Strand strand) {
    return switch (strand.head) {
      case Strand.Head.Vertex(int vertex) -> new Plan.Order(vertex);
      case Strand.Head.Bundle bundle -> fork(bundle.strands());
      case Strand.Head.Hold(Join join) -> new Plan.Hold(holder(strand, join), needs(strand, join));
    };
  }

  /** What a wait waits for, without what it stands behind anyway. */
  private static List<Integer> needs(Strand hold, Join join) {
    List<Integer> all = Arrays.stream(join.needs()).boxed().toList();
    Strand before = outOf(hold);
    if (before == null) {
      return all;
    }
    Set<Integer> behind = new HashSet<>();
    // Looks back a little only: waits of a long sequence would look through all of it.
    for (int step = 0; before != null && step < LOOKS_BACK; step++) {
      if (before.head instanceof Strand.Head.Vertex(int vertex)) {
        behind.add(vertex);
      }
      before = outOf(before);
    }
    List<Integer> needs = all.stream().filter(need -> !behind.contains(need)).toList();
    return needs.isEmpty() ? all : needs;
  }

  /** What a strand starts behind or, if it is at the front of a bundle, the bundle. */
  private static @Nullable Strand outOf(Strand strand) {
    return strand.home == null ? strand.outward : strand.home.owner;
  }

  private static Plan fork(List<Strand> strands) {
    List<Plan> plans = new ArrayList<>(strands.size());
    strands.forEach(strand -> plans.add(taken(strand)));
    return Plans.fork(plans);
  }

  private static Plan taken(Strand strand) {
    Plan plan = strand.plan;
    if (plan == null) {
      throw new IllegalStateException("a strand is used twice");
    }
    strand.plan = null;
    return plan;
  }

  /** A member of the join that starts right behind the wait: no other wait has the same. */
  private int holder(Strand hold, Join join) {
    Deque<Strand> open = new ArrayDeque<>(hold.fan.strands());
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
    root.forEach(strands::add);
    for (int i = 0; i < strands.size(); i++) {
      Strand strand = strands.get(i);
      if (strand.head instanceof Strand.Head.Bundle bundle) {
        strands.addAll(bundle.strands());
      }
      strand.fan.forEach(strands::add);
    }
  }

  private void liftWhatIsTooDeep() {
    record Place(Fan fan, int depth) {}
    Deque<Place> open = new ArrayDeque<>();
    open.add(new Place(root, 0));
    while (!open.isEmpty()) {
      Place place = open.poll();
      int depth = place.depth + (place.fan.size() > 1 ? 1 : 0);
      if (depth > DEEPEST) {
        for (Strand lifted : lift(place.fan)) {
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
  private List<Strand> lift(Fan fan) {
    List<Strand> lifted = new ArrayList<>();
    Join join = fan.join;
    Strand hold = join == null ? null : new Strand(new Strand.Head.Hold(join), 0);
    for (Strand strand : fan.strands()) {
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
