package dev.exesys.worker.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Tracks an order's processes with a control group (version 2). The kernel maintains the list of
 * members, and a process cannot leave it by forking, by starting a session or by clearing its
 * environment.
 */
final class CgroupProcessScope implements ProcessScope {
  private static final String ENTER_GROUP = "echo 0 > \"$1/cgroup.procs\" && shift && exec \"$@\"";

  private static final Duration REMOVAL_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration POLL_INTERVAL = Duration.ofMillis(5);

  private final Path group;

  private CgroupProcessScope(Path group) {
    this.group = group;
  }

  /** Creates a group below that of this process; empty where that is not permitted. */
  static Optional<CgroupProcessScope> open(String name) {
    try {
      Optional<Path> own = ownGroup(Files.readString(Path.of("/proc/self/cgroup")));
      if (own.isPresent()) {
        return Optional.of(new CgroupProcessScope(Files.createDirectory(own.get().resolve(name))));
      }
    } catch (IOException e) {
      // No cgroup file system, or no permission to create a group: the usual case in a container.
      return Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Path> ownGroup(String membership) throws IOException {
    Optional<String> own =
        membership
            .lines()
            .filter(line -> line.startsWith("0::/"))
            .map(l -> l.substring(4))
            .findFirst();
    Optional<Path> mount = mount(Files.readString(Path.of("/proc/self/mountinfo")));
    return mount
        .flatMap(path -> own.map(path::resolve))
        .map(Path::normalize)
        .filter(Files::isDirectory);
  }

  /**
   * Returns the mount point of the cgroup file system. In mountinfo, root and mount point are the
   * fourth and fifth field; the type follows " - ".
   */
  private static Optional<Path> mount(String mounts) {
    return mounts
        .lines()
        .filter(line -> line.contains(" - cgroup2 "))
        .map(line -> line.split(" ", 6))
        .filter(fields -> fields[3].equals("/"))
        .map(fields -> Path.of(fields[4]))
        .findFirst();
  }

  @Override
  public List<String> wrap(List<String> command) {
    List<String> all = new ArrayList<>(List.of("sh", "-c", ENTER_GROUP, "sh", group.toString()));
    all.addAll(command);
    return all;
  }

  @Override
  public void started(ProcessHandle process) {
    // The kernel tracks the members.
  }

  @Override
  public Set<Long> members() {
    try {
      Set<Long> members = new LinkedHashSet<>();
      for (String line : Files.readAllLines(group.resolve("cgroup.procs"))) {
        members.add(Long.parseLong(line));
      }
      return members;
    } catch (IOException e) {
      throw new IllegalStateException("reading the control group " + group + " failed", e);
    }
  }

  @Override
  public void kill() {
    try {
      // One write kills all members, including those being forked. Linux 5.14 or newer.
      Files.writeString(group.resolve("cgroup.kill"), "1");
    } catch (IOException e) {
      ProcessScope.super.kill();
    }
  }

  /**
   * Removes the group. Killed processes block the removal until they are reaped, which can take a
   * moment on a busy machine. A group that remains is empty and does no harm.
   */
  @Override
  public void close() {
    Deadline deadline = Deadline.in(REMOVAL_TIMEOUT);
    while (!removed() && !deadline.hasPassed()) {
      LockSupport.parkNanos(POLL_INTERVAL.toNanos());
    }
  }

  private boolean removed() {
    try {
      Files.deleteIfExists(group);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
