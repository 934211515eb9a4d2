package dev.exesys.compiler;

import dev.exesys.asl.StateMachine;
import dev.exesys.asl.json.AslReader;
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

  /** Returns {@code root}, or {@code shard-1}, {@code shard-2} … for a child. */
  public String role() {
    return role;
  }

  /**
   * Returns the name of the state machine: prefix, repository, flow label and a digest of the
   * definition, at most 80 characters. Equal names mean equal definitions.
   */
  public String name() {
    return name;
  }

  /** Returns the definition as it is sent to Step Functions; decoded on each call. */
  public String json() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** Returns the definition in UTF-8. Do not change the array. */
  public byte[] utf8() {
    return utf8;
  }

  /** Returns what the machine contains and what running it costs. */
  public MachineStats stats() {
    return stats;
  }

  /** Parses the definition. The parsed form takes many times more memory than the text. */
  public StateMachine definition() {
    return AslReader.read(json());
  }

  /**
   * Returns the name of the file that {@code compile --out} writes, which is also the value of
   * {@code shard} in the parent.
   */
  public String fileName() {
    return role + ".asl.json";
  }
}
