package dev.exesys.core.validation;

import dev.exesys.core.contract.EventType;
import java.nio.charset.StandardCharsets;

/**
 * Order names are part of the events' sort keys, so they have no colon and no control characters.
 */
final class OrderNames implements ValidationRule {

  /** With the time after it, it is a sort key, which has 1,024. */
  private static final int MOST_BYTES = 1000;

  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      check(order, order.name(), problems);
    }
  }

  private static void check(OrderView order, String name, DiagnosticCollector problems) {
    if (name.indexOf(':') >= 0) {
      add(
          "bad_name",
          "may not contain a colon, which ends the name in event keys",
          order,
          problems);
    }
    if (name.length() > MOST_BYTES / 3
        && name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      add(
          "too_long",
          "may have at most " + MOST_BYTES + " bytes in UTF-8, since it is part of keys",
          order,
          problems);
    }
    if (LabelCharacters.hasControl(name)) {
      add("bad_name", "may not contain control characters", order, problems);
    }
    if (name.equals(EventType.JOB)) {
      add(
          "bad_name",
          "may not be " + EventType.JOB + ", which stands for the job in events",
          order,
          problems);
    }
  }

  private static void add(
      String code, String message, OrderView order, DiagnosticCollector problems) {
    problems.error(code, order.fields().at("order_name"), message);
  }
}
