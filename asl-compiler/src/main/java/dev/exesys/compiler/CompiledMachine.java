package dev.exesys.compiler;

import dev.exesys.asl.AslReader;
import dev.exesys.asl.StateMachine;

/**
 * One state machine of a compiled job.
 *
 * @param role {@code root}, or {@code shard-1}, {@code shard-2} … for a child; also the stem of the
 *     file that {@code compile --out} writes
 * @param name the machine's name: prefix and digest of the definition, at most 80 characters. Equal
 *     names mean equal definitions
 * @param json the definition as it is handed to the service
 * @param stats what running it costs
 */
public record CompiledMachine(String role, String name, String json, MachineStats stats) {

  /** The machine, read from its text: in memory it is many times larger than that. */
  public StateMachine definition() {
    return AslReader.read(json);
  }

  /** The file that {@code compile --out} writes it to, and what a parent's {@code shard} says. */
  public String fileName() {
    return role + ".asl.json";
  }
}
