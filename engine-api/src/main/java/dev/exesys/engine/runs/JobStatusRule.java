package dev.exesys.engine.runs;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderItem;
import java.util.Collection;

/** A run's status from how it ended and how its orders did; the first row that holds. */
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

  /** Failures and timeouts of orders that need not succeed are tolerated. */
  private static boolean any(Collection<OrderItem> orders, OrderStatus status) {
    return orders.stream().anyMatch(o -> o.order().mustSucceed() && o.status() == status);
  }
}
