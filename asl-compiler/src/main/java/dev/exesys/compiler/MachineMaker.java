package dev.exesys.compiler;

import dev.exesys.asl.AslWriter;
import dev.exesys.asl.StateMachine;
import dev.exesys.compiler.emit.ChildMachines;
import dev.exesys.compiler.emit.JobWriter;
import dev.exesys.compiler.emit.Releases;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.limits.ServiceLimits;
import dev.exesys.compiler.shard.Generations;
import dev.exesys.compiler.shard.Part;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Makes the machines of a job's parts: their bytes, and the names that are made from them. */
final class MachineMaker {
  private static final int DIGEST_BYTES = 16;

  private final JobGraph job;
  private final Releases releases;
  private final CompilerOptions options;

  MachineMaker(JobGraph job, Releases releases, CompilerOptions options) {
    this.job = job;
    this.releases = releases;
    this.options = options;
  }

  /** The machines of parts, children before their parents. */
  List<CompiledMachine> make(List<Part> parts) {
    Map<Integer, String> names = new HashMap<>();
    ChildMachines children = part -> names.getOrDefault(part, "");
    List<CompiledMachine> machines = new ArrayList<>();
    for (List<Part> generation : Generations.of(parts)) {
      // Only read while machines are made side by side: those of a generation do not call each
      // other.
      List<CompiledMachine> made =
          generation.parallelStream().map(part -> make(part, children)).toList();
      for (int i = 0; i < made.size(); i++) {
        names.put(generation.get(i).number(), made.get(i).name());
      }
      machines.addAll(made);
    }
    return machines;
  }

  private CompiledMachine make(Part part, ChildMachines children) {
    StateMachine machine =
        part.isRoot()
            ? JobWriter.root(job, part.plan(), releases, options, children)
            : JobWriter.child(job, part.number(), part.plan(), releases, options, children);
    byte[] bytes = AslWriter.writeBytes(machine);
    MachineStats stats = StatsReader.read(machine);
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
        new String(bytes, StandardCharsets.UTF_8),
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
