package dev.exesys.worker.process;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds an order's processes on Linux without any right: by a variable in their environment, by
 * what they have open, and by kinship with those found so.
 *
 * <p>What a process does to leave (new session, dead parent, cleared environment, other folder,
 * closed files) it must do all at once, before any scan saw it, to be missed.
 */
final class ScanningProcessScope implements ProcessScope {
  private static final long SELF = ProcessHandle.current().pid();

  private final ProcFileSystem scan;

  /** When the order began: what is older is not the order's, and need not be looked into. */
  private final long since = ProcFileSystem.now();

  /** Process id to start time, of all that were ever found; a pid alone may be reused. */
  private final Map<Long, Long> known = new LinkedHashMap<>();

  ScanningProcessScope(ProcFileSystem scan) {
    this.scan = scan;
  }

  @Override
  public List<String> entering(List<String> command) {
    return command;
  }

  @Override
  public synchronized void started(ProcessHandle process) {
    scan.process(process.pid()).ifPresent(found -> known.put(found.pid(), found.startTime()));
  }

  @Override
  public synchronized Set<Long> members() {
    List<ProcessInfo> processes = scan.processes(since);
    forgetReused(processes);
    Set<Long> members = new LinkedHashSet<>();
    Set<Long> unmarked = new HashSet<>();
    boolean grown = true;
    while (grown) {
      grown = false;
      for (ProcessInfo process : processes) {
        if (process.pid() != SELF
            && !members.contains(process.pid())
            && (isKin(process, members) || isMarked(process, unmarked))) {
          members.add(process.pid());
          known.put(process.pid(), process.startTime());
          grown = true;
        }
      }
    }
    return members;
  }

  /** A known process whose id somebody else has now is over, and so are its session and group. */
  private void forgetReused(List<ProcessInfo> processes) {
    for (ProcessInfo process : processes) {
      Long startTime = known.get(process.pid());
      if (startTime != null && startTime != process.startTime()) {
        known.remove(process.pid());
      }
    }
  }

  /** Kinship outlives the kin: a session is named by its leader, whether that lives or not. */
  private boolean isKin(ProcessInfo process, Set<Long> members) {
    return known.containsKey(process.pid())
        || members.contains(process.parent())
        || known.containsKey(process.session())
        || known.containsKey(process.group());
  }

  private boolean isMarked(ProcessInfo process, Set<Long> unmarked) {
    if (unmarked.contains(process.pid())) {
      return false;
    }
    // A child of this Java that is not known here is being started for another order; until it has
    // closed what it inherited, it seems to have this order's files open.
    boolean marked = process.parent() != SELF && scan.isMarked(process);
    if (!marked) {
      unmarked.add(process.pid());
    }
    return marked;
  }

  @Override
  public void close() {
    // Nothing was made.
  }
}
