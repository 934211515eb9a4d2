package dev.exesys.core.validation;

import dev.exesys.core.contract.FailureCause;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Checks that {@code retry.exit_codes} can have an effect. */
final class RetryConsistency implements ValidationRule {
  @Override
  public void check(PayloadView job, DiagnosticCollector problems) {
    for (OrderView order : job.orders()) {
      JsonNode node = order.fields().node().path("retry");
      FieldsView retry = new FieldsView(order.fields().at("retry"), node);
      List<String> on = retry.values("on");
      if (node.path("exit_codes").isArray()
          && !on.isEmpty()
          && !on.contains(FailureCause.FAILED.wire())) {
        problems.error(
            "unused_exit_codes",
            retry.at("exit_codes"),
            "applies to failures only: add \"failed\" to \"on\", or remove exit_codes");
      }
    }
  }
}
