package dev.exesys.compiler;

import dev.exesys.asl.AslReader;
import dev.exesys.asl.StateMachine;
import java.nio.charset.StandardCharsets;

/** One state machine of a compiled job. */
public final class CompiledMachine {
  private final String role;
  private final String name;
  private final byte[] utf8;
  private final MachineStats stats;

  CompiledMachine(String role, String name, byte[] utf8, MachineStats stats) {
    this.role = role;
    this.name = name;
    this.utf8 = utf8;
    this.stats = stats;
  }

  /** {@code root}, or {@code shard-1}, {@code shard-2} … for a child. */
  public String role() {
    return role;
  }

  /**
   * The machine's name: prefix and digest of the definition, at most 80 characters. Equal names
   * mean equal definitions.
   */
  public String name() {
    return name;
  }

  /** The definition as it is handed to the service; made anew each time. */
  public String json() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** The same in UTF-8. Shared, not to be changed. */
  public byte[] utf8() {
    return utf8;
  }

  /** What running it costs. */
  public MachineStats stats() {
    return stats;
  }

  /** The machine, read from its text: in memory it is many times larger than that. */
  public StateMachine definition() {
    return AslReader.read(json());
  }

  /** The file that {@code compile --out} writes it to, and what a parent's {@code shard} says. */
  public String fileName() {
    return role + ".asl.json";
  }
}
