package dev.exesys.worker.process;

import java.util.List;
import java.util.Set;

/**
 * Knows all processes of one order, however they were started.
 *
 * <p>Life: {@link #entering} is asked for each command before it is started, {@link #started} told
 * after it; {@link #members} and {@link #kill} may be called at any time from any thread; {@link
 * #close} once, when no member is left.
 */
interface ProcessScope extends AutoCloseable {
  /** How to start a command so that it and all its descendants are members. */
  List<String> entering(List<String> command);

  /** Tells of a process that was started with {@link #entering}. */
  void started(ProcessHandle process);

  /** The process ids of all living members; never this Java's own. */
  Set<Long> members();

  /** Sends SIGKILL to all members there are now. */
  default void kill() {
    members().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
  }

  @Override
  void close();
}
