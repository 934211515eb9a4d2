package dev.exesys.core.validation;

import java.util.HashMap;
import java.util.Map;

/** Requires that order names are unique, default names included. */
final class UniqueNames implements ValidationRule {

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    Map<String, OrderView> first = new HashMap<>();
    for (OrderView order : job.orders()) {
      OrderView other = first.putIfAbsent(order.name(), order);
      // Two equal values of one matrix are reported with the matrix.
      if (other != null && other.index() != order.index()) {
        OrderView reported = order.named() ? order : other;
        problems.error(
            "duplicate_name",
            reported.fields().at("order_name"),
            "orders "
                + other.index()
                + " and "
                + order.index()
                + " (counted from 0) are both named \""
                + order.name()
                + "\": rename one of them");
      }
    }
  }
}
