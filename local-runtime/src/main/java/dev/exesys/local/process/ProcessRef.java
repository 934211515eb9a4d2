package dev.exesys.local.process;

import java.time.Instant;
import java.util.Optional;

/**
 * A reference to a process that can be stored. It contains the start time because operating systems
 * reuse process ids.
 *
 * @param startedAt milliseconds since the epoch according to the operating system; 0 if unknown
 */
public record ProcessRef(long pid, long startedAt) {

  static ProcessRef of(ProcessHandle handle) {
    return new ProcessRef(handle.pid(), startTime(handle));
  }

  /** Returns the process if it is still alive. */
  Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> startedAt != 0 && startTime(handle) == startedAt);
  }

  private static long startTime(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
