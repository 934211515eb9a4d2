package dev.exesys.compiler;

import dev.exesys.asl.ServiceLimits;
import dev.exesys.asl.StateMachine;
import dev.exesys.asl.json.AslWriter;
import dev.exesys.compiler.emit.JobMachineBuilder;
import dev.exesys.compiler.emit.ReleaseIndex;
import dev.exesys.compiler.emit.ShardMachineNames;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.shard.Shard;
import dev.exesys.compiler.shard.ShardLevels;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Emits the state machines of shards: their definitions, and names that are derived from these. */
final class MachineEmitter {
  private static final int DIGEST_BYTES = 16;

  private final JobGraph job;
  private final ReleaseIndex releases;
  private final CompilerOptions options;

  MachineEmitter(JobGraph job, ReleaseIndex releases, CompilerOptions options) {
    this.job = job;
    this.releases = releases;
    this.options = options;
  }

  /** Returns the consumer's results for the state machines, children before their parents. */
  <T> List<T> emit(List<Shard> shards, Function<CompiledMachine, T> consumer) {
    Map<Integer, String> names = new HashMap<>();
    ShardMachineNames machineNames = shard -> names.getOrDefault(shard, "");
    List<T> results = new ArrayList<>();
    for (List<Shard> level : ShardLevels.of(shards)) {
      // The map of names is not written while threads read it: shards of one level do not start
      // each other.
      Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
      List<Emitted<T>> emitted =
          level.parallelStream()
              .flatMap(shard -> tryEmit(shard, machineNames, consumer, failures).stream())
              .toList();
      if (!failures.isEmpty()) {
        throw failures.remove();
      }
      for (Emitted<T> machine : emitted) {
        names.put(machine.shard(), machine.name());
        results.add(machine.result());
      }
    }
    return results;
  }

  private record Emitted<T>(int shard, String name, T result) {}

  /** Collects a failure instead of throwing it while other threads still call the consumer. */
  private <T> Optional<Emitted<T>> tryEmit(
      Shard shard,
      ShardMachineNames machineNames,
      Function<CompiledMachine, T> consumer,
      Queue<RuntimeException> failures) {
    if (!failures.isEmpty()) {
      return Optional.empty();
    }
    try {
      CompiledMachine machine = emit(shard, machineNames);
      return Optional.of(new Emitted<>(shard.number(), machine.name(), consumer.apply(machine)));
    } catch (RuntimeException e) {
      failures.add(e);
      return Optional.empty();
    }
  }

  private CompiledMachine emit(Shard shard, ShardMachineNames machineNames) {
    StateMachine machine =
        shard.isRoot()
            ? JobMachineBuilder.root(job, shard.plan(), releases, options, machineNames)
            : JobMachineBuilder.child(
                job, shard.number(), shard.plan(), releases, options, machineNames);
    byte[] bytes = AslWriter.writeBytes(machine);
    MachineStats stats = MachineStatsReader.read(shard.plan(), machine);
    checkLimits(bytes.length, stats.historyEvents());
    return new CompiledMachine(
        ShardMachineNames.role(shard.number()),
        MachineNames.of(options.machinePrefix(), job, digest(bytes)),
        bytes,
        stats);
  }

  private static void checkLimits(int bytes, long events) {
    if (bytes > ServiceLimits.DEFINITION_BYTES || events > ServiceLimits.HISTORY_EVENTS) {
      throw new CompileException(
          List.of(
              ("state machine exceeds a service limit: %,d of %,d bytes, %,d of %,d history"
                      + " events; divide the job")
                  .formatted(
                      bytes,
                      ServiceLimits.DEFINITION_BYTES,
                      events,
                      ServiceLimits.HISTORY_EVENTS)));
    }
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-512/256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK provides SHA-512/256", e);
    }
  }
}
