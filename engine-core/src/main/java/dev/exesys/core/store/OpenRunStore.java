package dev.exesys.core.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Records the runs that have no done object yet, so that the reconciler need not read all runs. A
 * run is recorded before any other item of it is written, and deleted after its done object was
 * written and none of its orders holds a queue. A run that is missing here has therefore finished;
 * one that is present may have.
 */
public interface OpenRunStore {

  /**
   * Describes a run that may be active.
   *
   * @param notedAt when its submission began
   * @param queued whether any of its orders uses a queue
   * @param pooled whether any of its orders is for a pool of workers
   */
  record OpenRun(String runId, Instant notedAt, boolean queued, boolean pooled) {}

  /** Records a run, replacing an earlier record of the same id. */
  void note(OpenRun run);

  /** Deletes the record of a run if it exists. */
  void forget(String runId);

  /** Returns the record of a run; empty if the run has finished completely. Strongly consistent. */
  Optional<OpenRun> find(String runId);

  /** Returns all records. Strongly consistent. */
  List<OpenRun> all();
}
