package dev.exesys.compiler.shard;

/**
 * What a plan costs the machine that it stands in.
 *
 * @param bytes of the definition
 * @param events of the history when nothing is retried
 * @param orders that run in it, its children's included
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
