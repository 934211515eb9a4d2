package dev.exesys.local.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Terminates a process together with its descendants. */
final class ProcessTree {
  private static final Logger log = LoggerFactory.getLogger(ProcessTree.class);

  /**
   * The program that makes a process the leader of a new process group. Without it, signals reach
   * only the descendants that are known at that moment.
   */
  static final Optional<String> SETSID =
      Stream.of("/usr/bin/setsid", "/bin/setsid")
          .filter(path -> Files.isExecutable(Path.of(path)))
          .findFirst();

  private ProcessTree() {}

  /**
   * Terminates a process group: sends SIGTERM, waits until the leader exits or the grace period
   * expires, and sends SIGKILL to the remaining processes.
   */
  static void terminate(ProcessHandle leader, Duration gracePeriod) throws InterruptedException {
    signal(leader, "TERM");
    try {
      leader.onExit().get(gracePeriod.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.debug("process {} did not exit within {}", leader.pid(), gracePeriod);
    } catch (ExecutionException e) {
      log.debug("cannot wait for process {}", leader.pid(), e);
    }
    kill(leader);
  }

  /** Kills the remaining processes of a group. */
  static void kill(ProcessHandle leader) {
    List<ProcessHandle> descendants = leader.descendants().toList();
    signal(leader, "KILL");
    descendants.forEach(ProcessHandle::destroyForcibly);
  }

  private static void signal(ProcessHandle leader, String name) {
    if (SETSID.isEmpty()) {
      leader
          .descendants()
          .forEach(name.equals("KILL") ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
      boolean unused = name.equals("KILL") ? leader.destroyForcibly() : leader.destroy();
      return;
    }
    try {
      // Fails if the group is empty, which is the intended result.
      int status =
          new ProcessBuilder("kill", "-" + name, "--", "-" + leader.pid())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start()
              .waitFor();
      log.debug("kill -{} of process group {}: exit code {}", name, leader.pid(), status);
    } catch (IOException e) {
      log.warn("cannot run the program kill", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
