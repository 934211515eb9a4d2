package dev.exesys.compiler.shard;

/**
 * The maximum planned size of one state machine.
 *
 * @param bytes of the definition
 * @param events of the history without retries
 */
public record ShardCapacity(long bytes, long events) {
  /**
   * The limits of Step Functions are 1 MiB and 25,000 events. The remaining bytes are for the
   * states around the plan; the remaining events allow 3,000 failed attempts of three events each.
   */
  public static final ShardCapacity OF_THE_SERVICE = new ShardCapacity(1_000_000, 16_000);
}
