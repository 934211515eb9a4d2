package dev.exesys.compiler.shard;

import dev.exesys.compiler.emit.SizeEstimator;

/**
 * The maximum planned size of one state machine.
 *
 * @param bytes of the definition
 * @param events of the history, including those of repeated calls during an outage
 * @param outageEvents the history events of one task whose calls fail during an outage
 * @param readableStates the number of states side by side above which branches are grouped
 */
public record ShardCapacity(long bytes, long events, long outageEvents, int readableStates) {
  /**
   * The limits of Step Functions are 1 MiB and 25,000 events. The rest is for the states around the
   * plan. About sixty states side by side can still be found in the graph of the console.
   */
  public static final ShardCapacity OF_THE_SERVICE =
      new ShardCapacity(1_000_000, 24_500, SizeEstimator.OUTAGE_EVENTS, 60);

  /** Returns a capacity without outages and without grouping. */
  public static ShardCapacity of(long bytes, long events) {
    return new ShardCapacity(bytes, events, 0, Integer.MAX_VALUE);
  }
}
