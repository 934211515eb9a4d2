package dev.exesys.engine.runs;

import dev.exesys.core.books.OrderItem;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.OrderStatus;
import java.util.Collection;

/** A run's status from how it ended and how its orders did; the first row that holds. */
final class Verdict {

  private Verdict() {}

  static JobStatus of(Ending ending, Collection<OrderItem> orders) {
    if (ending.kind() == Ending.Kind.TIMED_OUT || any(orders, OrderStatus.TIMED_OUT)) {
      return JobStatus.TIMED_OUT;
    }
    if (ending.kind() == Ending.Kind.ABORTED || any(orders, OrderStatus.FAILED)) {
      return JobStatus.FAILED;
    }
    return JobStatus.SUCCEEDED;
  }

  /** Failures and timeouts of orders that need not succeed are tolerated. */
  private static boolean any(Collection<OrderItem> orders, OrderStatus status) {
    return orders.stream().anyMatch(o -> o.order().mustSucceed() && o.status() == status);
  }
}
