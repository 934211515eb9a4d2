package dev.exesys.core.validation;

import java.util.HashMap;
import java.util.Map;

/** No two orders have the same name, also not one that an order without a name gets. */
final class UniqueNames implements ValidationRule {

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    Map<String, OrderView> first = new HashMap<>();
    for (OrderView order : job.orders()) {
      OrderView other = first.putIfAbsent(order.name(), order);
      if (other != null) {
        OrderView told = order.named() ? order : other;
        problems.error(
            "duplicate_name",
            told.fields().at("order_name"),
            "\""
                + order.name()
                + "\" is the name of orders "
                + other.index()
                + " and "
                + order.index()
                + " (from 0): give one of them another");
      }
    }
  }
}
