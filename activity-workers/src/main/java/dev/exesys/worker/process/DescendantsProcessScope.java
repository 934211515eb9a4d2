package dev.exesys.worker.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tracks an order's processes by descent, on systems without {@code /proc}. A process whose parent
 * ended before the process was seen is missed, so every lookup remembers the members that it finds.
 */
final class DescendantsProcessScope implements ProcessScope {
  private final List<ProcessHandle> known = new ArrayList<>();

  @Override
  public List<String> wrap(List<String> command) {
    return command;
  }

  @Override
  public synchronized void started(ProcessHandle process) {
    known.add(process);
  }

  @Override
  public synchronized Set<Long> members() {
    List<ProcessHandle> found = new ArrayList<>(known);
    known.forEach(process -> process.descendants().forEach(found::add));
    known.clear();
    Set<Long> pids = new LinkedHashSet<>();
    for (ProcessHandle process : found) {
      if (process.isAlive() && pids.add(process.pid())) {
        known.add(process);
      }
    }
    return pids;
  }

  @Override
  public void close() {
    // There is nothing to release.
  }
}
