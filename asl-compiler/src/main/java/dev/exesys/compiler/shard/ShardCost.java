package dev.exesys.compiler.shard;

/**
 * The cost of a plan in its state machine.
 *
 * @param bytes of the definition
 * @param events of the history without repeated calls
 * @param concurrent the maximum number of concurrent tasks
 * @param states the number of orders, waits and child executions
 * @param orders the number of orders, including those of child executions
 */
record ShardCost(long bytes, long events, long concurrent, int states, int orders) {
  static final ShardCost NOTHING = new ShardCost(0, 0, 0, 0, 0);

  /** Returns the cost with more definition bytes and history events. */
  ShardCost with(long moreBytes, long moreEvents) {
    return new ShardCost(bytes + moreBytes, events + moreEvents, concurrent, states, orders);
  }

  /** Returns the cost of two plans that run one after the other. */
  ShardCost then(ShardCost other) {
    return plus(other, Math.max(concurrent, other.concurrent));
  }

  /** Returns the cost of two plans that run concurrently. */
  ShardCost beside(ShardCost other) {
    return plus(other, concurrent + other.concurrent);
  }

  private ShardCost plus(ShardCost other, long together) {
    return new ShardCost(
        bytes + other.bytes,
        events + other.events,
        together,
        states + other.states,
        orders + other.orders);
  }

  boolean fits(ShardCapacity capacity) {
    return bytes <= capacity.bytes()
        && events + capacity.outageEvents() * concurrent <= capacity.events();
  }
}
