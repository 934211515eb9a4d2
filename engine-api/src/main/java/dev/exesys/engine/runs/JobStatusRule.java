package dev.exesys.engine.runs;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import java.util.Collection;

/** Derives a run's final status from the outcome of its execution and the status of its orders. */
final class JobStatusRule {

  private JobStatusRule() {}

  static JobStatus of(ExecutionOutcome ending, Collection<OrderItem> orders) {
    if (ending.kind() == ExecutionOutcome.Kind.TIMED_OUT || any(orders, OrderStatus.TIMED_OUT)) {
      return JobStatus.TIMED_OUT;
    }
    if (ending.kind() == ExecutionOutcome.Kind.ABORTED || any(orders, OrderStatus.FAILED)) {
      return JobStatus.FAILED;
    }
    return JobStatus.SUCCEEDED;
  }

  /** Failures and timeouts of orders without {@code must_succeed} are tolerated. */
  private static boolean any(Collection<OrderItem> orders, OrderStatus status) {
    return orders.stream().anyMatch(o -> o.order().mustSucceed() && o.status() == status);
  }
}
