package dev.exesys.compiler.emit;

/** Looks up the names of the state machines of shards, which their parents refer to. */
@FunctionalInterface
public interface ShardMachineNames {

  /** Returns the name of the state machine of a shard. */
  String machineName(int shard);

  /** Returns the role of a shard in its job: {@code root}, {@code shard-1}, {@code shard-2}, … */
  static String role(int shard) {
    return shard == 0 ? "root" : "shard-" + shard;
  }
}
