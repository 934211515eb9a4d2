package dev.exesys.compiler.shard;

import dev.exesys.compiler.emit.Sizes;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Cuts a plan into parts of limited size, from the inside out: where a sequence or a fork has
 * become too large, neighbours in it are moved into a machine of their own until the rest fits.
 *
 * <p>A part starts when what it replaces would have started, and ends when that would have ended;
 * so a cut adds no wait and delays nothing. What waits for an order of another part does so by the
 * same wait as within one machine, since waits are kept by run.
 */
public final class Cutter {
  private final Sizes sizes;
  private final Capacity capacity;
  private final List<Part> parts = new ArrayList<>();

  private Cutter(Sizes sizes, Capacity capacity) {
    this.sizes = sizes;
    this.capacity = capacity;
  }

  /** The parts of a plan, children before their parents; the root is the last. */
  public static List<Part> cut(Plan plan, Sizes sizes, Capacity capacity) {
    Cutter cutter = new Cutter(sizes, capacity);
    Piece root = cutter.cut(plan);
    cutter.parts.add(new Part(0, root.plan()));
    return cutter.parts;
  }

  private record Piece(Plan plan, Load load) {}

  /** A plan that fits. Goes as deep as plans are nested, which {@code Structure} limits. */
  private Piece cut(Plan plan) {
    return switch (plan) {
      case Plan.Sequence sequence -> fit(sequence.steps(), Plans::sequence, Load.NOTHING);
      case Plan.Fork fork -> {
        Load around = new Load(sizes.fork(fork), Sizes.FORK_EVENTS, 0);
        yield fit(fork.branches(), Plans::fork, around);
      }
      case Plan.Order order -> new Piece(order, leaf(order, 1));
      case Plan.Hold hold -> new Piece(hold, leaf(hold, 0));
      case Plan.Child child -> new Piece(child, leaf(child, child.orders()));
    };
  }

  private Load leaf(Plan plan, int orders) {
    return new Load(sizes.bytes(plan), sizes.events(plan), orders);
  }

  private Piece fit(List<Plan> plans, Function<List<Plan>, Plan> combine, Load around) {
    List<Piece> pieces = new ArrayList<>();
    Load total = around;
    for (Plan plan : plans) {
      Piece piece = cut(plan);
      pieces.add(piece);
      total = total.plus(piece.load());
    }
    while (!total.fits(capacity)) {
      List<Piece> rest = new ArrayList<>();
      total = moveOut(pieces, combine, around, total, rest);
      pieces = rest;
    }
    return new Piece(combine.apply(pieces.stream().map(Piece::plan).toList()), total);
  }

  /** Moves full groups of neighbours out, from the front, until what stays fits. */
  private Load moveOut(
      List<Piece> pieces,
      Function<List<Plan>, Plan> combine,
      Load around,
      Load total,
      List<Piece> rest) {
    Load left = total;
    int next = 0;
    while (next < pieces.size() && !left.fits(capacity)) {
      int start = next;
      Load group = around.plus(pieces.get(next++).load());
      while (next < pieces.size() && group.plus(pieces.get(next).load()).fits(capacity)) {
        group = group.plus(pieces.get(next++).load());
      }
      List<Piece> members = pieces.subList(start, next);
      Piece child = child(members, combine, group);
      left = left.minus(group.minus(around)).plus(child.load());
      rest.add(child);
    }
    rest.addAll(pieces.subList(next, pieces.size()));
    return left;
  }

  private Piece child(List<Piece> members, Function<List<Plan>, Plan> combine, Load group) {
    if (members.size() == 1 && members.get(0).plan() instanceof Plan.Child) {
      return members.get(0);
    }
    Plan plan = combine.apply(members.stream().map(Piece::plan).toList());
    int number = parts.size() + 1;
    parts.add(new Part(number, plan));
    Plan child = new Plan.Child(number, group.orders(), plan.first());
    return new Piece(child, leaf(child, group.orders()));
  }
}
