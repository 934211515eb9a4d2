package dev.exesys.core.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The runs that orders were worked on for lately, so that not every step of every order reads its
 * run anew.
 *
 * <p>What was submitted never changes, nor does the checkout once it is noted: only that is to be
 * believed of what this answers. Whoever needs the run's status or a note in it asks the {@link
 * RunStore}.
 */
public final class RunItemCache {
  private static final int MOST = 100;

  private final RunStore runs;
  private final Map<String, RunItem> recent = new LinkedHashMap<>(MOST, 0.75f, true);

  /** Runs of that book. */
  public RunItemCache(RunStore runs) {
    this.runs = runs;
  }

  /** The run with its checkout as far as that is known, or empty if there is none. */
  public Optional<RunItem> find(String runId) {
    synchronized (recent) {
      RunItem known = recent.get(runId);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<RunItem> found = runs.find(runId);
    found.filter(run -> run.progress().source() != null).ifPresent(this::keep);
    return found;
  }

  private void keep(RunItem run) {
    synchronized (recent) {
      recent.put(run.runId(), run);
      if (recent.size() > MOST) {
        recent.remove(recent.keySet().iterator().next());
      }
    }
  }
}
