package dev.exesys.worker.process;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * For systems without {@code /proc}: descendants, as far as Java sees them. A process whose parent
 * ended before it was seen is missed, so members are looked up often enough to be remembered.
 */
final class DescendantsProcessScope implements ProcessScope {
  private final List<ProcessHandle> known = new ArrayList<>();

  @Override
  public List<String> entering(List<String> command) {
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
    // Nothing was made.
  }
}
