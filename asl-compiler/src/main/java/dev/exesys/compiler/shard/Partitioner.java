package dev.exesys.compiler.shard;

import dev.exesys.compiler.emit.SizeEstimator;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.limits.HistoryEvents;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanNormalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Partitions a plan into shards of limited size, from the inside out: neighbouring members of a
 * sequence or fork that exceeds the capacity move to a shard of their own until the rest fits.
 *
 * <p>A shard starts when the replaced part would have started and ends when that part would have
 * ended, so partitioning adds no wait and no delay. Orders of different shards wait for each other
 * by the same wait states as within one state machine, since waits are stored by run.
 */
public final class Partitioner {
  private final SizeEstimator sizes;
  private final ShardCapacity capacity;
  private final List<Shard> shards = new ArrayList<>();

  private Partitioner(SizeEstimator sizes, ShardCapacity capacity) {
    this.sizes = sizes;
    this.capacity = capacity;
  }

  /** Returns the shards of a plan, children before their parents; the root is last. */
  public static List<Shard> partition(Plan plan, SizeEstimator sizes, ShardCapacity capacity) {
    Partitioner partitioner = new Partitioner(sizes, capacity);
    PricedPlan root = partitioner.partition(plan);
    partitioner.shards.add(new Shard(0, root.plan()));
    return partitioner.shards;
  }

  private record PricedPlan(Plan plan, ShardCost cost) {}

  /**
   * Returns a plan that fits. The recursion is as deep as the plan, whose nesting {@code
   * dev.exesys.compiler.structure} limits.
   */
  private PricedPlan partition(Plan plan) {
    return switch (plan) {
      case Plan.Sequence sequence -> fitMembers(sequence.steps(), Composite.SEQUENCE);
      case Plan.Fork fork -> fitMembers(fork.branches(), Composite.FORK);
      case Plan.Order order -> new PricedPlan(order, leaf(order, 1));
      case Plan.DependencyWait hold -> new PricedPlan(hold, leaf(hold, 0));
      case Plan.ChildExecution childExecution ->
          new PricedPlan(childExecution, leaf(childExecution, childExecution.orders()));
    };
  }

  private ShardCost leaf(Plan plan, int orders) {
    return new ShardCost(sizes.bytes(plan), sizes.events(plan), orders);
  }

  /** The plans that can have several members. */
  private enum Composite {
    SEQUENCE,
    FORK;

    Plan of(List<PricedPlan> members) {
      List<Plan> plans = members.stream().map(PricedPlan::plan).toList();
      return this == FORK ? PlanNormalizer.fork(plans) : PlanNormalizer.sequence(plans);
    }
  }

  /** Returns the cost of a composite plan without its members. */
  private ShardCost overhead(Composite composite) {
    return composite == Composite.FORK
        ? new ShardCost(SizeEstimator.FORK_BYTES, HistoryEvents.PARALLEL_OR_MAP, 0)
        : ShardCost.NOTHING;
  }

  /** Returns the cost of a member in its composite plan. */
  private ShardCost memberCost(Composite composite, PricedPlan member) {
    return composite == Composite.FORK
        ? member.cost().plus(new ShardCost(sizes.branch(member.plan()), 0, 0))
        : member.cost();
  }

  private PricedPlan fitMembers(List<Plan> plans, Composite composite) {
    List<PricedPlan> members = new ArrayList<>();
    for (Plan plan : plans) {
      members.add(partition(plan));
    }
    ShardCost total = total(members, composite);
    while (!total.fits(capacity)) {
      members = moveOut(members, composite, total);
      ShardCost reduced = total(members, composite);
      if (reduced.bytes() >= total.bytes()) {
        throw new CompileException(
            List.of(
                "internal error: a part of the job cannot be divided to fit into a state machine"));
      }
      total = reduced;
    }
    return new PricedPlan(composite.of(members), total);
  }

  private ShardCost total(List<PricedPlan> members, Composite composite) {
    ShardCost total = overhead(composite);
    for (PricedPlan member : members) {
      total = total.plus(memberCost(composite, member));
    }
    return total;
  }

  /** Moves runs of neighbours that fill a shard out, from the front, until the rest fits. */
  private List<PricedPlan> moveOut(List<PricedPlan> members, Composite composite, ShardCost total) {
    List<PricedPlan> remaining = new ArrayList<>();
    ShardCost remainingCost = total;
    int next = 0;
    while (next < members.size() && !remainingCost.fits(capacity)) {
      int start = next;
      ShardCost shardCost = overhead(composite).plus(memberCost(composite, members.get(next++)));
      while (next < members.size()
          && shardCost.plus(memberCost(composite, members.get(next))).fits(capacity)) {
        shardCost = shardCost.plus(memberCost(composite, members.get(next++)));
      }
      PricedPlan childExecution =
          childExecution(members.subList(start, next), composite, shardCost.orders());
      remainingCost =
          remainingCost
              .minus(shardCost)
              .plus(overhead(composite))
              .plus(memberCost(composite, childExecution));
      remaining.add(childExecution);
    }
    remaining.addAll(members.subList(next, members.size()));
    return remaining;
  }

  private PricedPlan childExecution(List<PricedPlan> members, Composite composite, int orders) {
    if (members.size() == 1 && members.get(0).plan() instanceof Plan.ChildExecution) {
      return members.get(0);
    }
    Plan plan = composite.of(members);
    int number = shards.size() + 1;
    shards.add(new Shard(number, plan));
    Plan childExecution = new Plan.ChildExecution(number, orders, plan.first());
    return new PricedPlan(childExecution, leaf(childExecution, orders));
  }
}
