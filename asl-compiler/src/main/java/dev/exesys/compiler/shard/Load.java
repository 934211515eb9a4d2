package dev.exesys.compiler.shard;

/**
 * What a plan costs the machine that it stands in.
 *
 * @param bytes of the definition
 * @param events of the history when nothing is retried
 * @param orders that run in it, its children's included
 */
record Load(long bytes, long events, int orders) {
  static final Load NOTHING = new Load(0, 0, 0);

  Load plus(Load other) {
    return new Load(bytes + other.bytes, events + other.events, orders + other.orders);
  }

  Load minus(Load other) {
    return new Load(bytes - other.bytes, events - other.events, orders - other.orders);
  }

  boolean fits(Capacity capacity) {
    return bytes <= capacity.bytes() && events <= capacity.events();
  }
}
