package dev.exesys.core.store;

import java.util.Optional;

/**
 * Caches recently used runs of one store, so that not every step of every order reads its run. The
 * limits of {@link RecentRuns} apply.
 */
public final class RunItemCache {
  private final RunStore runs;
  private final RecentRuns recent = new RecentRuns();

  /** Creates a cache of this store. */
  public RunItemCache(RunStore runs) {
    this.runs = runs;
  }

  /** Returns the run with its checkout as far as known; empty if the run does not exist. */
  public Optional<RunItem> find(String runId) {
    return recent.find(runId, runs);
  }
}
