package dev.exesys.core.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers recently used runs.
 *
 * <p>Only the submitted fields and the checkout are reliable, because they never change once set.
 * Callers that need the status or another field of the progress read the {@link RunStore}.
 */
public final class RecentRuns {
  private static final int MAX_RUNS = 100;

  private final Map<String, RunItem> recent = new LinkedHashMap<>(MAX_RUNS, 0.75f, true);

  /**
   * Returns the run with its checkout as far as known; empty if the run does not exist.
   *
   * @param runs is read if the run is not remembered
   */
  public Optional<RunItem> find(String runId, RunStore runs) {
    synchronized (recent) {
      RunItem known = recent.get(runId);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<RunItem> found = runs.find(runId);
    found.filter(run -> run.progress().source() != null).ifPresent(this::add);
    return found;
  }

  private void add(RunItem run) {
    synchronized (recent) {
      recent.put(run.runId(), run);
      if (recent.size() > MAX_RUNS) {
        recent.remove(recent.keySet().iterator().next());
      }
    }
  }
}
