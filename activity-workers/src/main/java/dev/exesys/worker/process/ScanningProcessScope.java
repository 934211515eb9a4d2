package dev.exesys.worker.process;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tracks an order's processes on Linux without special permissions: by a variable in their
 * environment, by their open files, and by relation to known members.
 *
 * <p>To be missed, a process must do everything that hides it (new session, ended parent, cleared
 * environment, other folder, closed files) before the first scan sees it.
 */
final class ScanningProcessScope implements ProcessScope {
  private static final long SELF = ProcessHandle.current().pid();

  private final OrderProcesses proc;

  /** When the order started. Older processes do not belong to it and are not inspected. */
  private final long since = OrderProcesses.now();

  /** The start times of all members found so far, by process id. An id alone may be reused. */
  private final Map<Long, Long> known = new LinkedHashMap<>();

  ScanningProcessScope(OrderProcesses proc) {
    this.proc = proc;
  }

  @Override
  public List<String> wrap(List<String> command) {
    return command;
  }

  @Override
  public synchronized void started(ProcessHandle process) {
    proc.process(process.pid()).ifPresent(found -> known.put(found.pid(), found.startTime()));
  }

  @Override
  public synchronized Set<Long> members() {
    List<ProcessInfo> processes = proc.processes(since);
    forgetReused(processes);
    Set<Long> members = new LinkedHashSet<>();
    Set<Long> unmarked = new HashSet<>();
    boolean found = true;
    while (found) {
      found = false;
      for (ProcessInfo process : processes) {
        if (process.pid() != SELF
            && !members.contains(process.pid())
            && (isRelated(process, members) || isMarked(process, unmarked))) {
          members.add(process.pid());
          known.put(process.pid(), process.startTime());
          found = true;
        }
      }
    }
    return members;
  }

  /**
   * Forgets members whose id belongs to another process now: they, their session and their group
   * have ended.
   */
  private void forgetReused(List<ProcessInfo> processes) {
    for (ProcessInfo process : processes) {
      Long startTime = known.get(process.pid());
      if (startTime != null && startTime != process.startTime()) {
        known.remove(process.pid());
      }
    }
  }

  /**
   * Returns whether a process is related to a member. A session keeps its leader's id after the
   * leader has ended.
   */
  private boolean isRelated(ProcessInfo process, Set<Long> members) {
    return known.containsKey(process.pid())
        || members.contains(process.parent())
        || known.containsKey(process.session())
        || known.containsKey(process.group());
  }

  private boolean isMarked(ProcessInfo process, Set<Long> unmarked) {
    if (unmarked.contains(process.pid())) {
      return false;
    }
    // An unknown child of this JVM is being started for another order. Until it has closed the
    // files that it
    // inherited, this order's files appear among them.
    boolean marked = process.parent() != SELF && proc.isMarked(process);
    if (!marked) {
      unmarked.add(process.pid());
    }
    return marked;
  }

  @Override
  public void close() {
    // There is nothing to release.
  }
}
