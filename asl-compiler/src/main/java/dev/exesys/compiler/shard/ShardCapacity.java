package dev.exesys.compiler.shard;

/**
 * How much is planned into one machine.
 *
 * @param bytes of the definition
 * @param events of the history when nothing is retried
 */
public record ShardCapacity(long bytes, long events) {
  /**
   * The service allows 1 MiB and 25,000 events. The rest of the bytes is for what surrounds a plan;
   * the rest of the events for retries: three each, so that 3,000 attempts may fail.
   */
  public static final ShardCapacity OF_THE_SERVICE = new ShardCapacity(1_000_000, 16_000);
}
