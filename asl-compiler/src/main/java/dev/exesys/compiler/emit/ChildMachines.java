package dev.exesys.compiler.emit;

/** What a parent must know of the machines that it calls. */
@FunctionalInterface
public interface ChildMachines {

  /** The name of a part's machine. */
  String machineName(int part);

  /** What a part is called in a job: {@code root}, {@code shard-1}, {@code shard-2}, … */
  static String role(int part) {
    return part == 0 ? "root" : "shard-" + part;
  }
}
