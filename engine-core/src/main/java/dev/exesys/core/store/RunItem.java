package dev.exesys.core.store;

import dev.exesys.core.contract.RunIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes a run as stored in the orders table.
 *
 * @param ids identifiers of the run
 * @param job submitted job without its orders
 * @param progress execution state of the run
 */
public record RunItem(RunIds ids, RunJob job, RunProgress progress) {

  public String runId() {
    return ids.runId();
  }

  /**
   * Holds the fields of the job; see {@link dev.exesys.core.contract.Job}.
   *
   * @param orderCount number of orders, from which all order numbers follow
   * @param createdAt when the job was accepted
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
      Instant createdAt) {}
}
