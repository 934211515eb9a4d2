package dev.exesys.worker.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A running process, as described by {@code /proc/PID/stat}.
 *
 * @param parent its parent's id, 1 if the parent has ended
 * @param group its process group: the id of the group's leader
 * @param session its session: the id of the session's leader
 * @param startTime in ticks since boot; distinguishes the process from a later one with the same id
 */
record ProcessInfo(long pid, long parent, long group, long session, long startTime) {
  /** Reads a process; empty if it does not exist or is a zombie. */
  static Optional<ProcessInfo> read(Path folder) {
    try {
      String stat = Files.readString(folder.resolve("stat"), StandardCharsets.ISO_8859_1);
      // The second field is the program's name in parentheses, which may contain any character.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      if (fields[0].equals("Z") || fields[0].equals("X")) {
        return Optional.empty();
      }
      return Optional.of(
          new ProcessInfo(
              Long.parseLong(folder.getFileName().toString()),
              Long.parseLong(fields[1]),
              Long.parseLong(fields[2]),
              Long.parseLong(fields[3]),
              Long.parseLong(fields[19])));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
