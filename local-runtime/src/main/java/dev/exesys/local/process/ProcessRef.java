package dev.exesys.local.process;

import java.time.Instant;
import java.util.Optional;

/**
 * A process as it can be written down. Ids are used again, so its start belongs to it.
 *
 * @param startedAt milliseconds since the epoch, as the operating system has it; 0 if it does not
 */
public record ProcessRef(long pid, long startedAt) {

  static ProcessRef of(ProcessHandle handle) {
    return new ProcessRef(handle.pid(), started(handle));
  }

  /** The process, if it is still there. */
  Optional<ProcessHandle> find() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(handle -> startedAt != 0 && started(handle) == startedAt);
  }

  private static long started(ProcessHandle handle) {
    return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }
}
