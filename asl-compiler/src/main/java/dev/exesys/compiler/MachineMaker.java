package dev.exesys.compiler;

import dev.exesys.asl.AslWriter;
import dev.exesys.asl.StateMachine;
import dev.exesys.compiler.job.CompileException;
import dev.exesys.compiler.job.CompilerOptions;
import dev.exesys.compiler.limits.ServiceLimits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Gives a machine its bytes and the name that is made from them. */
final class MachineMaker {
  private static final int DIGEST_BYTES = 16;

  private MachineMaker() {}

  static CompiledMachine make(String role, StateMachine machine, CompilerOptions options) {
    String json = AslWriter.write(machine);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
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
    String name = options.machinePrefix() + "-" + digest(bytes);
    return new CompiledMachine(role, name, machine, json, stats);
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] whole = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(whole, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
