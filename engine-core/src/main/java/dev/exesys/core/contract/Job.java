package dev.exesys.core.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A job with all defaults filled in; see the contract's "Decoded Job Payload Schema".
 *
 * @param gitRepo {@code org/repo} on the deployment's git host
 * @param gitTokenLocation where the git token is: {@code aws:::ssm:/path}
 * @param username who submits; part of the flow id
 * @param commitHash what to check out; null for the head of the default branch
 * @param flowLabel part of the flow id
 * @param jobTimeout seconds, of the whole execution
 * @param prNumber the pull request it is about; null if it is about an issue
 * @param issueNumber the issue it is about; null if it is about a pull request
 * @param sopsKeySsmPath the SSM parameter with the age identity to seal with; null to have one made
 *     for the run
 * @param failFast whether a failure stops what has not started
 * @param orders at least one, names unique
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
    List<Order> orders) {

  public static final String DEFAULT_FLOW_LABEL = "exec";
  public static final int DEFAULT_TIMEOUT_SECONDS = 3600;

  public Job {
    orders = List.copyOf(orders);
    if (orders.isEmpty() || jobTimeout < 1) {
      throw new IllegalArgumentException("a job needs an order and a positive timeout");
    }
  }

  /** The order number of the order at {@code index}. */
  public String orderNum(int index) {
    return OrderNum.of(index, orders.size());
  }

  /** Leaves the orders out, since they carry secrets. */
  @Override
  public String toString() {
    return "Job[" + gitRepo + " by " + username + ", " + orders.size() + " orders]";
  }
}
