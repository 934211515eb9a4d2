package dev.exesys.core.validation;

import dev.exesys.core.contract.EventType;
import java.nio.charset.StandardCharsets;

/**
 * Rejects colons and control characters in order names, which are part of the sort keys of events.
 */
final class OrderNames implements ValidationRule {

  /** A sort key of DynamoDB has at most 1,024 bytes and also contains the time of the event. */
  private static final int MAX_BYTES = 1000;

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
          "contains a colon, which separates the name from the time in event keys: remove it",
          order,
          problems);
    }
    if (name.length() > MAX_BYTES / 3 && name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      add(
          "too_long",
          "is longer than " + MAX_BYTES + " bytes in UTF-8: shorten it",
          order,
          problems);
    }
    if (LabelCharacters.hasControl(name)) {
      add("bad_name", "contains a control character: remove it", order, problems);
    }
    if (name.equals(EventType.JOB)) {
      add(
          "bad_name",
          EventType.JOB + " is reserved for events about the job: choose another name",
          order,
          problems);
    }
  }

  private static void add(
      String code, String message, OrderView order, DiagnosticCollector problems) {
    problems.error(code, order.fields().at("order_name"), message);
  }
}
