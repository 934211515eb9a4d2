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
 * A control group (version 2) of its own: the kernel keeps the list, and a process cannot leave it
 * by forking, by a new session or by clearing its environment.
 */
final class CgroupProcessScope implements ProcessScope {
  private static final String ENTER = "echo 0 > \"$1/cgroup.procs\" && shift && exec \"$@\"";

  private static final Duration REAPING = Duration.ofSeconds(1);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Path group;

  private CgroupProcessScope(Path group) {
    this.group = group;
  }

  /** A new group below this process's own, or empty where that is not allowed. */
  static Optional<CgroupProcessScope> open(String name) {
    try {
      Optional<Path> own = ownGroup(Files.readString(Path.of("/proc/self/cgroup")));
      if (own.isPresent()) {
        return Optional.of(new CgroupProcessScope(Files.createDirectory(own.get().resolve(name))));
      }
    } catch (IOException e) {
      // No such file system, or no right to make a group: the usual case in a container.
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
   * In mountinfo, the fields root and mount point are the fourth and fifth, the type follows " - ".
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
  public List<String> entering(List<String> command) {
    List<String> all = new ArrayList<>(List.of("sh", "-c", ENTER, "sh", group.toString()));
    all.addAll(command);
    return all;
  }

  @Override
  public void started(ProcessHandle process) {
    // The kernel knows.
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
      throw new IllegalStateException("the control group " + group + " cannot be read", e);
    }
  }

  @Override
  public void kill() {
    try {
      // One write kills all, also those that are being forked just now. Linux 5.14 or newer.
      Files.writeString(group.resolve("cgroup.kill"), "1");
    } catch (IOException e) {
      ProcessScope.super.kill();
    }
  }

  /**
   * Removes the group. What has been killed holds it until it has been reaped, for which the first
   * process of a busy machine takes its time; a group that stays is empty and does no harm.
   */
  @Override
  public void close() {
    Deadline deadline = Deadline.in(REAPING);
    while (!removed() && !deadline.isOver()) {
      LockSupport.parkNanos(PAUSE.toNanos());
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
