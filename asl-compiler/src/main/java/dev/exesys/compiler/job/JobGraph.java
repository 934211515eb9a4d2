package dev.exesys.compiler.job;

import java.util.List;

/**
 * The input of the compiler: the orders of a job, its timeout and what names its state machines.
 * Not validated; the compiler reports all problems.
 *
 * @param orders the orders in the order of the job
 * @param timeoutSeconds the job's {@code job_timeout}
 * @param repository the job's {@code git_repo}; the last segment is part of the state machine names
 * @param flowLabel the job's {@code flow_label}; part of the state machine names
 */
public record JobGraph(
    List<OrderNode> orders, long timeoutSeconds, String repository, String flowLabel) {
  public JobGraph {
    orders = List.copyOf(orders);
  }

  /** Creates a graph whose state machines are named by the deployment and the content only. */
  public JobGraph(List<OrderNode> orders, long timeoutSeconds) {
    this(orders, timeoutSeconds, "", "");
  }
}
