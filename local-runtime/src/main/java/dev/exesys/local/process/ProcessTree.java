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

/** A process with everything it started. */
final class ProcessTree {
  private static final Logger log = LoggerFactory.getLogger(ProcessTree.class);

  /** Makes a process the leader of its own group; where it is missing the tree is all there is. */
  static final Optional<String> SETSID =
      Stream.of("/usr/bin/setsid", "/bin/setsid")
          .filter(path -> Files.isExecutable(Path.of(path)))
          .findFirst();

  private ProcessTree() {}

  /**
   * Ends a process: a request to terminate to its group, and when it is gone or the grace is over,
   * a kill for all that is left.
   */
  static void end(ProcessHandle leader, Duration grace) throws InterruptedException {
    signal(leader, "TERM");
    try {
      leader.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.debug("process {} did not end in time", leader.pid());
    } catch (ExecutionException e) {
      log.debug("process {} cannot be watched", leader.pid(), e);
    }
    kill(leader);
  }

  /** Kills what is left of a tree. */
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
      // Fails if the group is empty, which is as good.
      int status =
          new ProcessBuilder("kill", "-" + name, "--", "-" + leader.pid())
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start()
              .waitFor();
      log.debug("kill -{} of group {}: {}", name, leader.pid(), status);
    } catch (IOException e) {
      log.warn("the program kill cannot be run", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
