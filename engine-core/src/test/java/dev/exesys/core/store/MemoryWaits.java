package dev.exesys.core.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Stores waits in memory. */
public final class MemoryWaits implements WaitStore {

  private static final class Wait {
    private final Set<String> released = new HashSet<>();
    private final Set<String> needed = new HashSet<>();
    private String token = "";
  }

  private final Map<String, Map<String, Wait>> runs = new HashMap<>();

  private Wait wait(String runId, String order) {
    return runs.computeIfAbsent(runId, r -> new HashMap<>())
        .computeIfAbsent(order, o -> new Wait());
  }

  @Override
  public synchronized boolean park(
      String runId, String orderName, Collection<String> needed, String taskToken) {
    Wait wait = wait(runId, orderName);
    if (wait.released.containsAll(needed)) {
      return true;
    }
    wait.needed.addAll(needed);
    wait.token = taskToken;
    return false;
  }

  @Override
  public synchronized Optional<String> release(String runId, String waiting, String released) {
    Wait wait = wait(runId, waiting);
    wait.released.add(released);
    boolean complete = !wait.token.isEmpty() && wait.released.containsAll(wait.needed);
    return complete ? Optional.of(wait.token) : Optional.empty();
  }

  @Override
  public synchronized void forget(String runId) {
    runs.remove(runId);
  }
}
