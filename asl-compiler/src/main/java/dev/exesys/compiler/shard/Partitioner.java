package dev.exesys.compiler.shard;

import dev.exesys.compiler.emit.SizeEstimator;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.limits.HistoryEvents;
import dev.exesys.compiler.structure.Plan;
import dev.exesys.compiler.structure.PlanNormalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Partitions a plan into shards, from the inside out. Branches of a wide fork that belong to one
 * folder or have one name prefix move to a shard, so that the job can be read in the console. Then
 * neighbouring members of a sequence or fork that exceeds the capacity move to a separate shard
 * until the rest fits.
 *
 * <p>A shard starts when the replaced part would have started and ends when that part would have
 * ended, so partitioning adds no wait and no delay. Orders of different shards wait for each other
 * by the same wait states as within one state machine, since waits are stored by run.
 */
public final class Partitioner {
  /** A smaller group is not worth the transitions of a child execution. */
  private static final int MIN_GROUP_ORDERS = 10;

  /** Step Functions creates a state machine per second, after a burst of a hundred. */
  private static final int MAX_GROUPS = 40;

  private final int minGroupOrders;
  private final OrderPaths paths;
  private final SizeEstimator sizes;
  private final ShardCapacity capacity;
  private final List<Shard> shards = new ArrayList<>();

  private Partitioner(JobGraph job, SizeEstimator sizes, ShardCapacity capacity) {
    this.minGroupOrders = Math.max(MIN_GROUP_ORDERS, job.orders().size() / MAX_GROUPS);
    this.paths = new OrderPaths(job, shards);
    this.sizes = sizes;
    this.capacity = capacity;
  }

  /** Returns the shards of a plan, children before their parents; the root is last. */
  public static List<Shard> partition(
      JobGraph job, Plan plan, SizeEstimator sizes, ShardCapacity capacity) {
    Partitioner partitioner = new Partitioner(job, sizes, capacity);
    PricedPlan root = partitioner.partition(plan);
    partitioner.shards.add(new Shard(0, root.plan()));
    return partitioner.shards;
  }

  /**
   * Returns a plan that fits. The recursion is as deep as the plan, whose nesting {@code
   * dev.exesys.compiler.structure} limits.
   */
  private PricedPlan partition(Plan plan) {
    return switch (plan) {
      case Plan.Sequence sequence -> fit(partitionAll(sequence.steps()), Composite.SEQUENCE);
      case Plan.Fork fork -> fit(group(partitionAll(fork.branches())), Composite.FORK);
      case Plan.Order order -> new PricedPlan(order, leaf(order, 1));
      case Plan.DependencyWait hold -> new PricedPlan(hold, leaf(hold, 0));
      case Plan.ChildExecution child -> new PricedPlan(child, leaf(child, child.orders()));
    };
  }

  private List<PricedPlan> partitionAll(List<Plan> plans) {
    List<PricedPlan> members = new ArrayList<>(plans.size());
    plans.forEach(plan -> members.add(partition(plan)));
    return members;
  }

  private ShardCost leaf(Plan plan, int orders) {
    return new ShardCost(sizes.bytes(plan), sizes.events(plan), 1, 1, orders);
  }

  /** Replaces groups of branches by child executions if there are too many states to read. */
  private List<PricedPlan> group(List<PricedPlan> branches) {
    if (total(branches, Composite.FORK).states() <= capacity.readableStates()) {
      return branches;
    }
    List<PricedPlan> grouped = new ArrayList<>();
    for (BranchGroup group : BranchGroup.of(branches, paths)) {
      if (group.orders() < minGroupOrders || group.members().size() == branches.size()) {
        grouped.addAll(group.members());
      } else {
        PricedPlan inner = fit(group(group.members()), Composite.FORK);
        grouped.add(childExecution(inner, group.label()));
      }
    }
    return grouped;
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
  private static ShardCost overhead(Composite composite) {
    return composite == Composite.FORK
        ? ShardCost.NOTHING.with(SizeEstimator.FORK_BYTES, HistoryEvents.PARALLEL_OR_MAP)
        : ShardCost.NOTHING;
  }

  /** Returns the cost of a composite plan with a further member. */
  private ShardCost add(Composite composite, ShardCost total, PricedPlan member) {
    return composite == Composite.FORK
        ? total.beside(member.cost().with(sizes.branch(member.plan()), 0))
        : total.then(member.cost());
  }

  private ShardCost total(List<PricedPlan> members, Composite composite) {
    ShardCost total = overhead(composite);
    for (PricedPlan member : members) {
      total = add(composite, total, member);
    }
    return total;
  }

  private PricedPlan fit(List<PricedPlan> all, Composite composite) {
    List<PricedPlan> members = all;
    ShardCost total = total(members, composite);
    while (!total.fits(capacity)) {
      members = moveOut(members, composite);
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

  /** Moves runs of neighbours that fill a shard out, from the front, until the rest fits. */
  private List<PricedPlan> moveOut(List<PricedPlan> members, Composite composite) {
    // The cost of the members from each position on.
    ShardCost[] rest = new ShardCost[members.size() + 1];
    rest[members.size()] = overhead(composite);
    for (int i = members.size() - 1; i >= 0; i--) {
      rest[i] = add(composite, rest[i + 1], members.get(i));
    }
    List<PricedPlan> moved = new ArrayList<>();
    ShardCost movedCost = ShardCost.NOTHING;
    int next = 0;
    while (next < members.size() && !sum(composite, movedCost, rest[next]).fits(capacity)) {
      int start = next;
      ShardCost shardCost = add(composite, overhead(composite), members.get(next++));
      while (next < members.size()) {
        ShardCost larger = add(composite, shardCost, members.get(next));
        if (!larger.fits(capacity)) {
          break;
        }
        shardCost = larger;
        next++;
      }
      List<PricedPlan> part = members.subList(start, next);
      Plan plan = composite.of(part);
      PricedPlan child =
          plan instanceof Plan.ChildExecution
              ? part.get(0)
              : childExecution(new PricedPlan(plan, shardCost), null);
      movedCost = add(composite, movedCost, child);
      moved.add(child);
    }
    moved.addAll(members.subList(next, members.size()));
    return moved;
  }

  private static ShardCost sum(Composite composite, ShardCost one, ShardCost other) {
    return composite == Composite.FORK ? one.beside(other) : one.then(other);
  }

  private PricedPlan childExecution(PricedPlan inner, @Nullable String label) {
    int number = shards.size() + 1;
    shards.add(new Shard(number, inner.plan()));
    int orders = inner.cost().orders();
    Plan child = new Plan.ChildExecution(number, orders, label, inner.plan().first());
    return new PricedPlan(child, leaf(child, orders));
  }
}
