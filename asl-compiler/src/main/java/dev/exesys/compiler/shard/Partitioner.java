package dev.exesys.compiler.shard;

import dev.exesys.compiler.emit.SizeEstimator;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanNormalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a plan into parts of limited size, from the inside out: where a sequence or a fork has
 * become too large, neighbours in it are moved into a machine of their own until the rest fits.
 *
 * <p>A part starts when what it replaces would have started, and ends when that would have ended;
 * so a cut adds no wait and delays nothing. What waits for an order of another part does so by the
 * same wait as within one machine, since waits are kept by run.
 */
public final class Partitioner {
  /** A state's payload may have 256 KiB; names of orders are most of what makes one large. */
  private static final long MOST_BYTES_OF_A_LEAF = 250_000;

  private final SizeEstimator sizes;
  private final ShardCapacity capacity;
  private final List<Shard> parts = new ArrayList<>();

  private Partitioner(SizeEstimator sizes, ShardCapacity capacity) {
    this.sizes = sizes;
    this.capacity = capacity;
  }

  /** The parts of a plan, children before their parents; the root is the last. */
  public static List<Shard> cut(Plan plan, SizeEstimator sizes, ShardCapacity capacity) {
    Partitioner cutter = new Partitioner(sizes, capacity);
    Piece root = cutter.cut(plan);
    cutter.parts.add(new Shard(0, root.plan()));
    return cutter.parts;
  }

  private record Piece(Plan plan, ShardCost load) {}

  /** A plan that fits. Goes as deep as plans are nested, which {@code Structure} limits. */
  private Piece cut(Plan plan) {
    return switch (plan) {
      case Plan.Sequence sequence -> fit(sequence.steps(), Group.SEQUENCE);
      case Plan.Fork fork -> fit(fork.branches(), Group.FORK);
      case Plan.Order order -> new Piece(order, leaf(order, 1));
      case Plan.Hold hold -> new Piece(hold, leaf(hold, 0));
      case Plan.Child child -> new Piece(child, leaf(child, child.orders()));
    };
  }

  private ShardCost leaf(Plan plan, int orders) {
    long bytes = sizes.bytes(plan);
    if (bytes > MOST_BYTES_OF_A_LEAF) {
      throw new CompileException(
          List.of(
              "order \"%s\" waits for, or is waited for by, more orders than one state can name"
                  .formatted(sizes.orderName(plan.first()))));
    }
    return new ShardCost(bytes, sizes.events(plan), orders);
  }

  /** What plans can stand in together. */
  private enum Group {
    SEQUENCE,
    FORK;

    Plan of(List<Piece> pieces) {
      List<Plan> plans = pieces.stream().map(Piece::plan).toList();
      return this == FORK ? PlanNormalizer.fork(plans) : PlanNormalizer.sequence(plans);
    }
  }

  /** What a group costs beside its members. */
  private ShardCost around(Group group) {
    return group == Group.FORK
        ? new ShardCost(SizeEstimator.FORK_BYTES, SizeEstimator.FORK_EVENTS, 0)
        : ShardCost.NOTHING;
  }

  /** What a member costs in its group. */
  private ShardCost in(Group group, Piece piece) {
    return group == Group.FORK
        ? piece.load().plus(new ShardCost(sizes.branch(piece.plan()), 0, 0))
        : piece.load();
  }

  private Piece fit(List<Plan> plans, Group group) {
    List<Piece> pieces = new ArrayList<>();
    for (Plan plan : plans) {
      pieces.add(cut(plan));
    }
    ShardCost total = total(pieces, group);
    while (!total.fits(capacity)) {
      pieces = moveOut(pieces, group, total);
      ShardCost less = total(pieces, group);
      if (less.bytes() >= total.bytes()) {
        throw new CompileException(List.of("a part of the job is too large for a state machine"));
      }
      total = less;
    }
    return new Piece(group.of(pieces), total);
  }

  private ShardCost total(List<Piece> pieces, Group group) {
    ShardCost total = around(group);
    for (Piece piece : pieces) {
      total = total.plus(in(group, piece));
    }
    return total;
  }

  /** Moves full groups of neighbours out, from the front, until what stays fits. */
  private List<Piece> moveOut(List<Piece> pieces, Group group, ShardCost total) {
    List<Piece> stay = new ArrayList<>();
    ShardCost left = total;
    int next = 0;
    while (next < pieces.size() && !left.fits(capacity)) {
      int start = next;
      ShardCost full = around(group).plus(in(group, pieces.get(next++)));
      while (next < pieces.size() && full.plus(in(group, pieces.get(next))).fits(capacity)) {
        full = full.plus(in(group, pieces.get(next++)));
      }
      Piece child = child(pieces.subList(start, next), group, full.orders());
      left = left.minus(full).plus(around(group)).plus(in(group, child));
      stay.add(child);
    }
    stay.addAll(pieces.subList(next, pieces.size()));
    return stay;
  }

  private Piece child(List<Piece> members, Group group, int orders) {
    if (members.size() == 1 && members.get(0).plan() instanceof Plan.Child) {
      return members.get(0);
    }
    Plan plan = group.of(members);
    int number = parts.size() + 1;
    parts.add(new Shard(number, plan));
    Plan child = new Plan.Child(number, orders, plan.first());
    return new Piece(child, leaf(child, orders));
  }
}
