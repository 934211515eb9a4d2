package dev.exesys.core.store;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Summary;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of a run; everything but the status is null until it is known.
 *
 * @param status where it is in its life
 * @param stateMachineArn what was compiled from it
 * @param executionArn the execution, named by the run id
 * @param source the S3 URI of the checkout's archive
 * @param commit the commit that was checked out; null also for an empty checkout
 * @param failedFastBy the order whose failure stops what has not started, if the job fails fast
 * @param trouble one line, why the machine could not be prepared
 * @param cancelledAt when somebody asked to stop it
 * @param endedAt when it was over
 * @param summary how its orders ended
 */
public record RunProgress(
    JobStatus status,
    @Nullable String stateMachineArn,
    @Nullable String executionArn,
    @Nullable String source,
    @Nullable String commit,
    @Nullable String failedFastBy,
    @Nullable String trouble,
    @Nullable Instant cancelledAt,
    @Nullable Instant endedAt,
    @Nullable Summary summary) {

  /** Of a run whose books are being written. */
  public static RunProgress starting() {
    return new RunProgress(
        JobStatus.STARTING, null, null, null, null, null, null, null, null, null);
  }
}
