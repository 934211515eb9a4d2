package dev.exesys.core.store;

import dev.exesys.core.contract.RunIds;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the orders table knows about a run as a whole.
 *
 * @param ids the run's names
 * @param job what was submitted, without the orders
 * @param progress what has become of it
 */
public record RunItem(RunIds ids, RunJob job, RunProgress progress) {

  public String runId() {
    return ids.runId();
  }

  /**
   * The job's own fields; see {@link dev.exesys.core.contract.Job}.
   *
   * @param orderCount how many orders it has; with it all order numbers are known
   * @param createdAt when it was accepted
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
