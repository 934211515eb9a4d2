package dev.exesys.worker.process;

import java.util.List;
import java.util.Set;

/**
 * Tracks all processes of one order, however they were started.
 *
 * <p>Lifecycle: {@link #wrap} before each command is started and {@link #started} after it; {@link
 * #members} and {@link #kill} at any time from any thread; {@link #close} once, when no member is
 * left.
 */
interface ProcessScope extends AutoCloseable {
  /**
   * Returns the command line that starts a command so that it and all its descendants become
   * members.
   */
  List<String> wrap(List<String> command);

  /** Adds a process that was started with a command line of {@link #wrap}. */
  void started(ProcessHandle process);

  /** Returns the process ids of all running members; never that of this JVM. */
  Set<Long> members();

  /** Sends SIGKILL to all current members. */
  default void kill() {
    members().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  @Override
  void close();
}
