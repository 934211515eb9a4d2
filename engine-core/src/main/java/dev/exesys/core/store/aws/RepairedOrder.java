package dev.exesys.core.store.aws;

import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.When;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Builds a readable item of an order that is settled as failed, from the readable attributes of a
 * corrupt one.
 */
record RepairedOrder(Map<String, AttributeValue> old) {

  /** Is met by the first repair only, so that concurrent repairs agree on the end of the order. */
  static final String NOT_REPAIRED = "attribute_not_exists(damaged)";

  /**
   * The maximum length of the old item that is kept for diagnosis, in characters; it may be as
   * large as the new one.
   */
  private static final int MAX_OLD_ITEM_LENGTH = 10_000;

  Map<String, AttributeValue> item(OrderKey key, String name, String reason, Instant at) {
    String target = text("execution_target");
    return new ItemBuilder()
        .text("pk", key.pk())
        .text("run_id", key.runId())
        .text("order_num", key.orderNum())
        .text("order_name", Optional.ofNullable(text("order_name")).orElse(name))
        .text("status", OrderStatus.FAILED.wire())
        .text("event_type", EventType.FAILED)
        .text("reason", reason)
        .time("ended_at", at)
        .text("queue_id", text("queue_id"))
        .time("ready_at", time("ready_at"))
        .time("dispatched_at", time("dispatched_at"))
        .time("started_at", time("started_at"))
        .text("worker_id", text("worker_id"))
        .text("handle", text("handle"))
        .list("cmds", OrderItem.LOST_CMDS)
        .number("timeout", 1)
        .text(
            "execution_target",
            ExecutionTarget.fromWire(target == null ? "" : target)
                .orElse(ExecutionTarget.LAMBDA)
                .wire())
        // The failure of an order with unknown settings must not be ignored.
        .flag("must_succeed", !isFalse("must_succeed"))
        .text("when", When.ON_SUCCESS.wire())
        .list("dependencies", List.of())
        .list("dependency_nums", List.of())
        .flag("has_secrets", false)
        .text("damaged", truncatedOldItem())
        .build();
  }

  private String truncatedOldItem() {
    String json = Json.text(JsonAttributes.object(old));
    return json.substring(0, Math.min(json.length(), MAX_OLD_ITEM_LENGTH));
  }

  private boolean isFalse(String name) {
    AttributeValue value = old.get(name);
    return value != null && Boolean.FALSE.equals(value.bool());
  }

  private @Nullable String text(String name) {
    String text = AttributeValues.text(old, name);
    return text == null || text.isEmpty() ? null : text;
  }

  private @Nullable Instant time(String name) {
    try {
      return AttributeValues.instant(old, name);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
