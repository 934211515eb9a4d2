package dev.exesys.core.validation;

import dev.exesys.core.contract.ApprovalRequest;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads {@code approval} of an order that passed validation. */
final class ApprovalReader {
  private ApprovalReader() {}

  static Optional<ApprovalRequest> of(FieldsView order) {
    JsonNode node = order.node().path("approval");
    if (!node.isObject()) {
      return node.asBoolean(false)
          ? Optional.of(new ApprovalRequest(null, ApprovalRequest.DEFAULT_TIMEOUT_SECONDS))
          : Optional.empty();
    }
    FieldsView approval = new FieldsView(order.at("approval"), node);
    return Optional.of(
        new ApprovalRequest(
            approval.text("message").orElse(null),
            approval
                .whole("timeout")
                .filter(seconds -> seconds > 0 && seconds <= Integer.MAX_VALUE)
                .map(Long::intValue)
                .orElse(ApprovalRequest.DEFAULT_TIMEOUT_SECONDS)));
  }
}
