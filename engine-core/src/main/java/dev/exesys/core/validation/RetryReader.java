package dev.exesys.core.validation;

import dev.exesys.core.contract.FailureCause;
import dev.exesys.core.contract.OrderRetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads {@code retry} of an order that passed validation. */
final class RetryReader {
  private RetryReader() {}

  static Optional<OrderRetry> of(FieldsView order) {
    JsonNode node = order.node().path("retry");
    FieldsView retry = new FieldsView(order.at("retry"), node);
    if (retry.whole("max_attempts").orElse(1L) < 2) {
      return Optional.empty();
    }
    List<FailureCause> on =
        retry.values("on").stream().flatMap(v -> FailureCause.fromWire(v).stream()).toList();
    List<Integer> exitCodes = new ArrayList<>();
    node.path("exit_codes").forEach(code -> exitCodes.add(code.asInt()));
    return Optional.of(
        new OrderRetry(
            retry.whole("max_attempts").orElseThrow().intValue(),
            on.isEmpty() ? List.of(FailureCause.values()) : on,
            exitCodes,
            retry.whole("delay_seconds").orElse(0L).intValue(),
            node.path("backoff_rate").isNumber() ? node.path("backoff_rate").asDouble() : 1));
  }
}
