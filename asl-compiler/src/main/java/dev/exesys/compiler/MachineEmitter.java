package dev.exesys.compiler;

import dev.exesys.asl.AslWriter;
import dev.exesys.asl.StateMachine;
import dev.exesys.compiler.emit.ChildMachines;
import dev.exesys.compiler.emit.JobMachineBuilder;
import dev.exesys.compiler.emit.ReleaseIndex;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.limits.ServiceLimits;
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

/** Makes the machines of a job's parts: their bytes, and the names that are made from them. */
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

  /** What is kept of the machines of parts, children before their parents. */
  <T> List<T> make(List<Shard> parts, Function<CompiledMachine, T> keeper) {
    Map<Integer, String> names = new HashMap<>();
    ChildMachines children = part -> names.getOrDefault(part, "");
    List<T> kept = new ArrayList<>();
    for (List<Shard> generation : ShardLevels.of(parts)) {
      // Only read while machines are made side by side: those of a generation do not call each
      // other.
      Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
      List<Made<T>> made =
          generation.parallelStream()
              .flatMap(part -> attempt(part, children, keeper, failures).stream())
              .toList();
      if (!failures.isEmpty()) {
        throw failures.remove();
      }
      for (Made<T> machine : made) {
        names.put(machine.part(), machine.name());
        kept.add(machine.kept());
      }
    }
    return kept;
  }

  private record Made<T>(int part, String name, T kept) {}

  /** A failure is kept until no thread is at work any more: a stream would throw it at once. */
  private <T> Optional<Made<T>> attempt(
      Shard part,
      ChildMachines children,
      Function<CompiledMachine, T> keeper,
      Queue<RuntimeException> failures) {
    if (!failures.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(make(part, children, keeper));
    } catch (RuntimeException e) {
      failures.add(e);
      return Optional.empty();
    }
  }

  private <T> Made<T> make(
      Shard part, ChildMachines children, Function<CompiledMachine, T> keeper) {
    CompiledMachine machine = make(part, children);
    return new Made<>(part.number(), machine.name(), keeper.apply(machine));
  }

  private CompiledMachine make(Shard part, ChildMachines children) {
    StateMachine machine =
        part.isRoot()
            ? JobMachineBuilder.root(job, part.plan(), releases, options, children)
            : JobMachineBuilder.child(job, part.number(), part.plan(), releases, options, children);
    byte[] bytes = AslWriter.writeBytes(machine);
    MachineStats stats = StatsReader.read(part.plan(), machine);
    if (bytes.length > ServiceLimits.DEFINITION_BYTES
        || stats.historyEvents() > ServiceLimits.HISTORY_EVENTS) {
      throw new CompileException(
          List.of(
              "the job is too large for one state machine: %,d bytes of %,d, %,d history events of %,d"
                  .formatted(
                      bytes.length,
                      ServiceLimits.DEFINITION_BYTES,
                      stats.historyEvents(),
                      ServiceLimits.HISTORY_EVENTS)));
    }
    return new CompiledMachine(
        ChildMachines.role(part.number()),
        options.machinePrefix() + "-" + digest(bytes),
        bytes,
        stats);
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-512/256").digest(bytes);
      return HexFormat.of().formatHex(whole, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-512/256", e);
    }
  }
}
