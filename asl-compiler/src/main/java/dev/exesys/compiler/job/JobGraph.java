package dev.exesys.compiler.job;

import java.util.List;

/**
 * The input of the compiler: the orders of a job and its timeout. Not validated; the compiler
 * reports all problems.
 *
 * @param orders the orders in the order of the job
 * @param timeoutSeconds the job's {@code job_timeout}
 */
public record JobGraph(List<OrderNode> orders, long timeoutSeconds) {
  public JobGraph {
    orders = List.copyOf(orders);
  }
}
