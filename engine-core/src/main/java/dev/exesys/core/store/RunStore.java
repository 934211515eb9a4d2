package dev.exesys.core.store;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Summary;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The runs. Every change is conditional, as in {@link OrderStore}; a run that is over is never
 * changed again. Reads are strongly consistent.
 */
public interface RunStore {

  /** Writes a new run as starting; false if there is one of that id. */
  boolean create(RunItem run);

  /** Removes a run that never started; does nothing to one that did. */
  void remove(String runId);

  /** The run, or empty if there is none. */
  Optional<RunItem> find(String runId);

  /** Notes the execution before it is started, so that whoever finds the run can find it. */
  boolean planned(String runId, String stateMachineArn, String executionArn);

  /** starting → running. */
  boolean running(String runId);

  /** Notes the one checkout of the run; false if there is one already, which then holds. */
  boolean sourced(String runId, String source, @Nullable String commit);

  /** Notes the first order whose failure stops the rest; false if there is one already. */
  boolean failedFast(String runId, String orderName);

  /** Notes why the machine could not be prepared; false if there is such a note already. */
  boolean troubled(String runId, String reason);

  /** Notes the first request to stop the run; false if there was one or the run is over. */
  boolean cancelled(String runId, Instant at);

  /** Any status that is not over → {@code status}; true for exactly one caller. */
  boolean finish(String runId, JobStatus status, Summary summary, Instant at);
}
