package dev.exesys.core.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Stores open runs in memory. */
public final class MemoryOpenRuns implements OpenRunStore {

  private final ConcurrentSkipListMap<String, OpenRun> runs = new ConcurrentSkipListMap<>();

  @Override
  public void note(OpenRun run) {
    runs.put(run.runId(), run);
  }

  @Override
  public void forget(String runId) {
    runs.remove(runId);
  }

  @Override
  public Optional<OpenRun> find(String runId) {
    return Optional.ofNullable(runs.get(runId));
  }

  @Override
  public List<OpenRun> all() {
    return List.copyOf(runs.values());
  }
}
