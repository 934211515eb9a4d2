package dev.exesys.compiler.job;

import java.util.List;

/**
 * What is compiled: the orders of a job and how long the job may take. Holds whatever it is given;
 * the compiler says what is wrong with it.
 *
 * @param orders in the order of the job
 * @param timeoutSeconds the job's {@code job_timeout}
 */
public record JobGraph(List<OrderNode> orders, long timeoutSeconds) {
  public JobGraph {
    orders = List.copyOf(orders);
  }
}
