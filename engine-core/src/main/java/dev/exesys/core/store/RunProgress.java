package dev.exesys.core.store;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Summary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes the execution state of a run. All components except the status are null until known.
 *
 * @param status current status
 * @param stateMachineArn state machine compiled from the job
 * @param executionArn execution, named by the run id
 * @param source S3 URI of the source archive
 * @param commit commit that was checked out; null also for an empty checkout
 * @param failedFastBy order whose failure prevents further orders from starting, if the job fails
 *     fast
 * @param failureReason one line: why the run could not be prepared, or why a newer run cancelled it
 * @param cancelledAt when a client cancelled the run
 * @param endedAt when the run finished
 * @param summary number of orders by outcome
 */
public record RunProgress(
    JobStatus status,
    @Nullable String stateMachineArn,
    @Nullable String executionArn,
    @Nullable String source,
    @Nullable String commit,
    @Nullable String failedFastBy,
    @Nullable String failureReason,
    @Nullable Instant cancelledAt,
    @Nullable Instant endedAt,
    @Nullable Summary summary) {

  /** Returns the state of a run that is being recorded. */
  public static RunProgress starting() {
    return fresh(JobStatus.STARTING);
  }

  /** Returns the state of a run that is being recorded and waits for its turn in its group. */
  public static RunProgress waiting() {
    return fresh(JobStatus.WAITING);
  }

  /** Returns this state of a run that is being recorded, with a checkout that is known. */
  public RunProgress withCheckout(@Nullable String archive, @Nullable String commitHash) {
    return new RunProgress(status, null, null, archive, commitHash, null, null, null, null, null);
  }

  private static RunProgress fresh(JobStatus status) {
    return new RunProgress(status, null, null, null, null, null, null, null, null, null);
  }
}
