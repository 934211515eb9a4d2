package dev.exesys.core.store;

import dev.exesys.core.contract.ConcurrencyGroup;
import dev.exesys.core.contract.RunIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes a run as stored in the orders table.
 *
 * @param ids identifiers of the run
 * @param job submitted job without its orders
 * @param progress execution state of the run
 * @param links the run that this one runs again, and its reruns
 */
public record RunItem(RunIds ids, RunJob job, RunProgress progress, RerunLinks links) {
  /** Creates a run that is not a rerun. */
  public RunItem(RunIds ids, RunJob job, RunProgress progress) {
    this(ids, job, progress, RerunLinks.NONE);
  }

  public String runId() {
    return ids.runId();
  }

  /** Returns the {@code flow_label} of the job, the end of the flow id. */
  public String flowLabel() {
    String start = job.username() + ":" + ids.traceId() + "-";
    return ids.flowId().substring(Math.min(start.length(), ids.flowId().length()));
  }

  /**
   * Holds the fields of the job; see {@link dev.exesys.core.contract.Job}.
   *
   * @param orderCount number of orders, from which all order numbers follow
   * @param createdAt when the job was accepted
   * @param group group of runs that run one after the other; null if the job names none
   */
  public record RunJob(
      String username,
      String gitRepo,
      String gitTokenLocation,
      @Nullable String commitHash,
      @Nullable Long prNumber,
      @Nullable Long issueNumber,
      int jobTimeout,
      boolean failFast,
      @Nullable String sopsKeySsmPath,
      int orderCount,
      Instant createdAt,
      @Nullable ConcurrencyGroup group) {

    /** Creates the fields of a job that names no group. */
    public RunJob(
        String username,
        String gitRepo,
        String gitTokenLocation,
        @Nullable String commitHash,
        @Nullable Long prNumber,
        @Nullable Long issueNumber,
        int jobTimeout,
        boolean failFast,
        @Nullable String sopsKeySsmPath,
        int orderCount,
        Instant createdAt) {
      this(
          username,
          gitRepo,
          gitTokenLocation,
          commitHash,
          prNumber,
          issueNumber,
          jobTimeout,
          failFast,
          sopsKeySsmPath,
          orderCount,
          createdAt,
          null);
    }
  }
}
