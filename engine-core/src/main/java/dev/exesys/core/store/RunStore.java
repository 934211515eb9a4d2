package dev.exesys.core.store;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Summary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Stores the state of each run under its id. Every change is conditional, as in {@link OrderStore};
 * a finished run never changes again, except for its links to reruns. Reads are strongly
 * consistent.
 */
public interface RunStore {

  /** Writes a new run as starting or waiting. Returns false if the run id exists. */
  boolean create(RunItem run);

  /** Deletes a run that has not started; does not change one that has. */
  void remove(String runId);

  /** Returns the run; empty if it does not exist. */
  Optional<RunItem> find(String runId);

  /** Returns the runs that exist among {@code runIds}, each once, in their order. */
  List<RunItem> findAll(List<String> runIds);

  /** Records the execution before it is started, so that it can be found from the run. */
  boolean recordExecution(String runId, String stateMachineArn, String executionArn);

  /** Changes the status from starting or waiting to running. */
  boolean running(String runId);

  /** Records the checkout of the run. Returns false if it has one, which then remains. */
  boolean recordSource(String runId, String source, @Nullable String commit);

  /**
   * Records the first order whose failure prevents others from starting. Returns false if one is
   * recorded.
   */
  boolean recordFailFast(String runId, String orderName);

  /**
   * Records why the run could not be prepared or why a newer run cancelled it. Returns false if a
   * reason is recorded.
   */
  boolean recordFailureReason(String runId, String reason);

  /** Records the first cancellation. Returns false if one is recorded or the run has finished. */
  boolean recordCancellation(String runId, Instant at);

  /**
   * Records the newest rerun of a run. Returns false if another rerun than {@code previous} is
   * recorded.
   *
   * @param previous rerun that was the newest one; null if there was none
   */
  boolean recordRerun(String runId, String rerunId, @Nullable String previous);

  /** Records the task token of the state that ends with the result of a run. */
  boolean recordRedriveToken(String runId, String taskToken);

  /** Changes an unfinished run to {@code status}. Returns true to exactly one caller. */
  boolean finish(String runId, JobStatus status, Summary summary, Instant at);
}
