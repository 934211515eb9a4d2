package dev.exesys.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Describes a job with all defaults applied; see "Decoded Job Payload Schema" in the contract.
 *
 * @param gitRepo {@code org/repo} on the deployment's git host
 * @param gitTokenLocation location of the git token: {@code aws:::ssm:/path}
 * @param username the submitter; part of the flow id
 * @param commitHash commit, tag or branch to check out; null for the head of the default branch
 * @param flowLabel part of the flow id
 * @param jobTimeout timeout of the whole execution in seconds
 * @param prNumber pull request that the job is about; null if there is none
 * @param issueNumber issue that the job is about; null if there is none
 * @param sopsKeySsmPath SSM parameter with the age identity that seals secrets; null to generate
 *     one for the run
 * @param failFast whether a failure prevents orders that have not started from running
 * @param group group of runs that run one after the other; null if the job names none
 * @param orders at least one; names are unique
 */
public record Job(
    String gitRepo,
    String gitTokenLocation,
    String username,
    @Nullable String commitHash,
    String flowLabel,
    int jobTimeout,
    @Nullable Long prNumber,
    @Nullable Long issueNumber,
    @Nullable String sopsKeySsmPath,
    boolean failFast,
    @Nullable ConcurrencyGroup group,
    List<Order> orders) {

  public static final String DEFAULT_FLOW_LABEL = "exec";
  public static final int DEFAULT_TIMEOUT_SECONDS = 3600;

  public Job {
    orders = List.copyOf(orders);
    if (orders.isEmpty() || jobTimeout < 1) {
      throw new IllegalArgumentException(
          "a job requires at least one order and a positive timeout");
    }
  }

  /** Returns a copy that checks out another commit, tag or branch. */
  public Job withCommit(@Nullable String commit) {
    return new Job(
        gitRepo,
        gitTokenLocation,
        username,
        commit,
        flowLabel,
        jobTimeout,
        prNumber,
        issueNumber,
        sopsKeySsmPath,
        failFast,
        group,
        orders);
  }

  /** Returns the order number of the order at {@code index}. */
  public String orderNum(int index) {
    return OrderNum.of(index, orders.size());
  }

  /** Omits the orders, which contain secrets. */
  @Override
  public String toString() {
    return "Job[" + gitRepo + " by " + username + ", " + orders.size() + " orders]";
  }
}
