package dev.exesys.core.validation;

import dev.exesys.core.contract.EventType;
import java.nio.charset.StandardCharsets;

/**
 * Order names are part of the events' sort keys, so they have no colon and no control characters.
 */
final class OrderNames implements Rule {

  /** With the time after it, it is a sort key, which has 1,024. */
  private static final int MOST_BYTES = 1000;

  @Override
  public void check(PayloadView job, Problems problems) {
    for (OrderView order : job.orders()) {
      String at = order.fields().at("order_name");
      if (order.name().indexOf(':') >= 0) {
        problems.error(
            "bad_name", at, "may not contain a colon, which ends the name in event keys");
      }
      if (order.name().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
        problems.error(
            "too_long",
            at,
            "may have at most " + MOST_BYTES + " bytes in UTF-8, since it is part of keys");
      }
      if (Labels.hasControl(order.name())) {
        problems.error("bad_name", at, "may not contain control characters");
      }
      if (order.name().equals(EventType.JOB)) {
        problems.error(
            "bad_name", at, "may not be " + EventType.JOB + ", which stands for the job in events");
      }
    }
  }
}
