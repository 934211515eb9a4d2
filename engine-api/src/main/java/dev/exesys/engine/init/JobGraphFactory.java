package dev.exesys.engine.init;

import dev.exesys.compiler.job.JobGraph;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.job.RunStateRetry;
import dev.exesys.core.contract.ApprovalRequest;
import dev.exesys.core.contract.Job;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.OrderRetry;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.RunItem;
import java.util.List;

/** Creates the compiler's input from a valid job. */
public final class JobGraphFactory {
  private JobGraphFactory() {}

  /** Returns the orders of a job, and what names its state machines. */
  public static JobGraph of(Job job) {
    return new JobGraph(
        job.orders().stream().map(JobGraphFactory::node).toList(),
        job.jobTimeout(),
        job.gitRepo(),
        job.flowLabel());
  }

  /**
   * Returns the graph of a stored run, which equals that of its job.
   *
   * @param orders all orders of the run, in their sequence
   */
  public static JobGraph of(RunItem run, List<OrderItem> orders) {
    return new JobGraph(
        orders.stream().map(OrderItem::order).map(JobGraphFactory::node).toList(),
        run.job().jobTimeout(),
        run.job().gitRepo(),
        run.flowLabel());
  }

  private static OrderNode node(Order order) {
    OrderRetry retry = order.retry();
    ApprovalRequest approval = order.approval();
    return OrderNode.of(order.orderName(), order.dependencies())
        .withQueue(order.queueId())
        .withGitFolder(order.gitFolder())
        .withPool(order.pool())
        .withApproval(approval == null ? null : (long) approval.timeoutSeconds())
        .withRetry(
            retry == null
                ? null
                : new RunStateRetry(
                    retry.maxAttempts(), retry.delaySeconds(), retry.backoffRate()));
  }
}
