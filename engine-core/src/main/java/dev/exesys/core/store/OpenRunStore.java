package dev.exesys.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The runs that have no done object yet, so that whoever looks after what was lost need not read
 * all runs there ever were. A run is noted before anything else of it is written and forgotten
 * after its done object was and nothing of it holds a queue: so one that is missing here is over,
 * and one that is here may be.
 */
public interface OpenRunStore {

  /**
   * A run that may be under way.
   *
   * @param notedAt when its submit began
   * @param queued whether any of its orders has a queue
   */
  record OpenRun(String runId, Instant notedAt, boolean queued) {}

  /** Notes a run; again with the same id replaces the note. */
  void note(OpenRun run);

  /** Forgets a run, if it is noted. */
  void forget(String runId);

  /** The note of a run; strongly consistent. Empty for a run that is over to its last line. */
  Optional<OpenRun> find(String runId);

  /** All that are noted; strongly consistent. */
  List<OpenRun> all();
}
