package dev.exesys.compiler.structure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The order of execution that state machines are emitted from. */
public sealed interface Plan {

  /** Returns the smallest order number in this plan; parallel branches are sorted by it. */
  int first();

  /** One order. */
  record Order(int order) implements Plan {
    @Override
    public int first() {
      return order;
    }
  }

  /**
   * A wait: the following steps start when the dependencies have settled.
   *
   * @param waitingOrder the order that identifies the wait: the first order behind it; no other
   *     wait has the same
   * @param dependencies the orders to wait for, ascending
   */
  record DependencyWait(int waitingOrder, List<Integer> dependencies) implements Plan {
    public DependencyWait {
      dependencies = List.copyOf(dependencies);
    }

    @Override
    public int first() {
      return waitingOrder;
    }
  }

  /**
   * A shard that runs as a child execution.
   *
   * @param number the shard number, from 1
   * @param orders the number of orders that run in the shard and its own child executions
   * @param label what the orders have in common; {@code null} if nothing
   */
  record ChildExecution(int number, int orders, @Nullable String label, int first)
      implements Plan {}

  /** Plans that run one after the other; at least two, none of them a sequence. */
  record Sequence(List<Plan> steps, int first) implements Plan {
    public Sequence {
      steps = List.copyOf(steps);
    }
  }

  /** Plans that run concurrently; at least two, none of them a fork. */
  record Fork(List<Plan> branches, int first) implements Plan {
    public Fork {
      branches = List.copyOf(branches);
    }
  }
}
