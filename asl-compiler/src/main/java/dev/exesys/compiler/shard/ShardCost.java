package dev.exesys.compiler.shard;

/**
 * The cost of a plan in its state machine.
 *
 * @param bytes of the definition
 * @param events of the history without retries
 * @param orders the number of orders, including those of child executions
 */
record ShardCost(long bytes, long events, int orders) {
  static final ShardCost NOTHING = new ShardCost(0, 0, 0);

  ShardCost plus(ShardCost other) {
    return new ShardCost(bytes + other.bytes, events + other.events, orders + other.orders);
  }

  ShardCost minus(ShardCost other) {
    return new ShardCost(bytes - other.bytes, events - other.events, orders - other.orders);
  }

  boolean fits(ShardCapacity capacity) {
    return bytes <= capacity.bytes() && events <= capacity.events();
  }
}
