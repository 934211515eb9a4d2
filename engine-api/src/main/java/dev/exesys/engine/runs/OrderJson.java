package dev.exesys.engine.runs;

import dev.exesys.core.contract.ApprovalRequest;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.ApprovalDecision;
import dev.exesys.core.store.ApprovalProgress;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderOutputs;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.PlainOutputs;
import dev.exesys.core.store.WorkerReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Describes an order in the response to GET /runs/{run_id}. */
final class OrderJson {

  /** The maximum number of dependencies that are listed; of more only the count is shown. */
  private static final int MAX_DEPENDENCIES = 1000;

  private OrderJson() {}

  /**
   * Describes an order.
   *
   * @param blobs the internal bucket, which has large outputs
   */
  static ObjectNode of(OrderItem item, BlobStore blobs) {
    OrderProgress p = item.progress();
    ObjectNode order =
        Json.object()
            .put("order_num", item.orderNum())
            .put("order_name", item.name())
            .put("status", item.status().wire())
            .put("execution_target", item.order().executionTarget().wire())
            .put("must_succeed", item.order().mustSucceed())
            .put("when", item.order().when().wire());
    put(order, "pool", item.order().pool());
    if (!item.listsLost()) {
      List<String> dependencies = item.order().dependencies();
      order.put("dependency_count", dependencies.size());
      if (dependencies.size() <= MAX_DEPENDENCIES) {
        dependencies.forEach(order.putArray("dependencies")::add);
      }
    }
    put(order, "queue_id", item.order().queueId());
    order.put("attempts", p.attempt());
    put(order, "event_type", p.eventType());
    put(order, "cause", p.cause() == null ? null : p.cause().wire());
    put(order, "dispatched_at", text(p.dispatchedAt()));
    put(order, "started_at", text(p.startedAt()));
    put(order, "ended_at", text(p.endedAt()));
    put(order, "reason", p.reason());
    put(order, "blocked_by", p.blockedBy());
    put(order, "carried_over_from", p.carriedOverFrom());
    put(order, "log", p.log());
    if (p.exitCode() != null) {
      order.put("exit_code", p.exitCode());
    }
    putDuration(order, p);
    ApprovalProgress approval = p.approval();
    if (approval != null) {
      order.set("approval", approval(item, approval));
    }
    WorkerReport report = p.reported();
    if (report != null && item.status().settled() && item.status() != OrderStatus.SUCCEEDED) {
      put(order, "log_tail", report.logTail());
    }
    putOutputs(order, item.outputs(), blobs);
    return order;
  }

  private static ObjectNode approval(OrderItem item, ApprovalProgress approval) {
    ObjectNode json = Json.object().put("requested_at", text(approval.requestedAt()));
    ApprovalRequest asked = item.order().approval();
    if (asked != null) {
      put(json, "message", asked.message());
      put(json, "expires_at", text(approval.requestedAt().plusSeconds(asked.timeoutSeconds())));
    }
    ApprovalDecision decision = approval.decision();
    if (decision != null) {
      json.put("approved", decision.approved()).put("by", decision.by());
      put(json, "comment", decision.comment());
      put(json, "decided_at", text(decision.at()));
    }
    return json;
  }

  /** Adds plain outputs, the archive of artifacts, and the names of secret outputs. */
  private static void putOutputs(ObjectNode order, OrderOutputs outputs, BlobStore blobs) {
    if (!outputs.values().isEmpty() || outputs.valuesUri() != null) {
      PlainOutputs.read(outputs, blobs)
          .ifPresent(values -> values.forEach(order.putObject("outputs")::put));
    }
    if (outputs.artifacts() != null) {
      order.set("artifacts", Json.mapper().valueToTree(outputs.artifacts()));
    }
    if (!outputs.secretNames().isEmpty()) {
      outputs.secretNames().forEach(order.putArray("secret_outputs")::add);
    }
  }

  /** Adds the time from the start of the worker to the end of the last command. */
  private static void putDuration(ObjectNode order, OrderProgress p) {
    WorkerReport report = p.reported();
    Instant from = report != null ? report.startedAt() : p.startedAt();
    Instant to = report != null ? report.endedAt() : p.endedAt();
    if (from != null && to != null) {
      order.put("duration_seconds", Duration.between(from, to).toMillis() / 1000.0);
    }
  }

  private static void put(ObjectNode order, String name, @Nullable String value) {
    if (value != null) {
      order.put(name, value);
    }
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}
