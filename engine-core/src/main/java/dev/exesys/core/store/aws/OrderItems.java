package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.flag;
import static dev.exesys.core.store.aws.AttributeValues.instant;
import static dev.exesys.core.store.aws.AttributeValues.number;
import static dev.exesys.core.store.aws.AttributeValues.required;
import static dev.exesys.core.store.aws.AttributeValues.requiredNumber;
import static dev.exesys.core.store.aws.AttributeValues.text;
import static dev.exesys.core.store.aws.AttributeValues.texts;

import dev.exesys.core.contract.ApprovalRequest;
import dev.exesys.core.contract.DataFlow;
import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.FailureCause;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.OrderRetry;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.contract.When;
import dev.exesys.core.store.ApprovalDecision;
import dev.exesys.core.store.ApprovalProgress;
import dev.exesys.core.store.DependencyState;
import dev.exesys.core.store.EndedAttempt;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderOutputs;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.WorkerReport;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts orders to items of the orders table and back; docs/REFERENCE.md lists the attributes.
 */
final class OrderItems {

  /** The attributes that {@link #dependencyState} reads. */
  static final AttributeProjection DEPENDENCY_STATE =
      AttributeProjection.of("pk", "order_name", "status", "event_type", "must_succeed");

  private OrderItems() {}

  static Map<String, AttributeValue> key(String pk) {
    return Map.of("pk", AttributeValues.s(pk));
  }

  /** Returns a new item; its progress is added by later updates. */
  static Map<String, AttributeValue> fresh(OrderItem item) {
    Order o = item.order();
    return new ItemBuilder()
        .text("pk", item.key().pk())
        .text("run_id", item.runId())
        .text("order_num", item.orderNum())
        .text("order_name", o.orderName())
        .text("status", OrderStatus.QUEUED.wire())
        .list("cmds", o.cmds())
        .number("timeout", o.timeout())
        .text("execution_target", o.executionTarget().wire())
        .text("git_folder", o.gitFolder())
        .flag("must_succeed", o.mustSucceed())
        .text("when", o.when().wire())
        .text("queue_id", o.queueId())
        .list("dependencies", o.dependencies())
        .list("dependency_nums", item.dependencyNums())
        .list("ssm_paths", o.ssmPaths())
        .list("secret_manager_paths", o.secretManagerPaths())
        .list("ssm_targets", o.ssmTargets())
        .list("inputs", o.dataFlow().inputTexts())
        .list("artifacts", o.dataFlow().artifacts())
        .list("artifacts_from", o.dataFlow().artifactsFrom())
        .put("matrix", MatrixValues.write(o.matrix()))
        .list("producer_nums", item.producerNums())
        .flag("has_secrets", item.hasSecrets())
        .list("releases", item.releases())
        .put("retry", json(o.retry()))
        .put("approval", json(o.approval()))
        .text("role_arn", o.roleArn())
        .text("pool", o.pool())
        .number("attempt", item.progress().attempt())
        .putAll(settled(item.progress()))
        .build();
  }

  /** Returns the attributes of an order that is settled when its run begins. */
  private static ItemBuilder settled(OrderProgress p) {
    ItemBuilder item = new ItemBuilder();
    if (!p.status().settled()) {
      return item;
    }
    WorkerReport report = p.reported();
    return item.text("status", p.status().wire())
        .text("event_type", p.eventType())
        .time("ended_at", p.endedAt())
        .number("exit_code", p.exitCode())
        .text("log", p.log())
        .text("reason", p.reason())
        .text("cause", p.cause() == null ? null : p.cause().wire())
        .text("blocked_by", p.blockedBy())
        .text("carried_over_from", p.carriedOverFrom())
        .put("reported", report == null ? null : AttributeValue.fromM(write(report)));
  }

  static OrderItem read(Map<String, AttributeValue> item) {
    return new OrderItem(
        required(item, "run_id"),
        required(item, "order_num"),
        order(item),
        flag(item, "has_secrets"),
        texts(item, "dependency_nums"),
        texts(item, "producer_nums"),
        texts(item, "releases"),
        progress(item));
  }

  static DependencyState dependencyState(Map<String, AttributeValue> item) {
    return new DependencyState(
        required(item, "order_name"),
        OrderStatus.fromWire(required(item, "status")),
        text(item, "event_type"),
        flag(item, "must_succeed"));
  }

  private static Order order(Map<String, AttributeValue> item) {
    return new Order(
        required(item, "order_name"),
        texts(item, "cmds"),
        Math.toIntExact(requiredNumber(item, "timeout")),
        ExecutionTarget.fromWire(required(item, "execution_target")).orElseThrow(),
        text(item, "git_folder"),
        flag(item, "must_succeed"),
        text(item, "queue_id"),
        texts(item, "dependencies"),
        new LinkedHashMap<>(),
        texts(item, "ssm_paths"),
        texts(item, "secret_manager_paths"),
        When.fromWire(required(item, "when")).orElseThrow(),
        texts(item, "ssm_targets"),
        new DataFlow(
            DataFlow.parseInputs(texts(item, "inputs")),
            texts(item, "artifacts"),
            texts(item, "artifacts_from")),
        value(item, "retry", OrderRetry.class),
        value(item, "approval", ApprovalRequest.class),
        text(item, "role_arn"),
        MatrixValues.read(item),
        text(item, "pool"));
  }

  private static OrderProgress progress(Map<String, AttributeValue> item) {
    return new OrderProgress(
        OrderStatus.fromWire(required(item, "status")),
        instant(item, "ready_at"),
        text(item, "task_token"),
        instant(item, "dispatched_at"),
        text(item, "worker_id"),
        instant(item, "started_at"),
        instant(item, "ended_at"),
        integer(item, "exit_code"),
        text(item, "log"),
        text(item, "reason"),
        text(item, "event_type"),
        text(item, "handle"),
        item.containsKey("reported") ? report(item.get("reported").m()) : null,
        instant(item, "left_at"),
        FailureCause.fromWire(Optional.ofNullable(text(item, "cause")).orElse("")).orElse(null),
        text(item, "blocked_by"),
        Optional.ofNullable(integer(item, "attempt")).orElse(1),
        value(item, "previous", EndedAttempt.class),
        approval(item),
        text(item, "ticket"),
        text(item, "carried_over_from"));
  }

  private static @Nullable ApprovalProgress approval(Map<String, AttributeValue> item) {
    Instant requestedAt = instant(item, "approval_requested_at");
    return requestedAt == null
        ? null
        : new ApprovalProgress(
            requestedAt,
            text(item, "approval_token"),
            value(item, "approval_decision", ApprovalDecision.class));
  }

  private static @Nullable AttributeValue json(@Nullable Object value) {
    return value == null ? null : JsonAttributes.from(Json.mapper().valueToTree(value));
  }

  private static <T> @Nullable T value(
      Map<String, AttributeValue> item, String name, Class<T> type) {
    AttributeValue map = item.get(name);
    return map == null ? null : Json.mapper().treeToValue(JsonAttributes.object(map.m()), type);
  }

  static Map<String, AttributeValue> write(WorkerReport report) {
    return new ItemBuilder()
        .text("status", report.status().wire())
        .number("exit_code", report.exitCode())
        .time("started_at", report.startedAt())
        .time("ended_at", report.endedAt())
        .text("log", report.log())
        .text("log_tail", report.logTail())
        .text("reason", report.reason())
        .flag("worker_lost", report.workerLost())
        .put("outputs", outputs(report.outputs()))
        .build();
  }

  static WorkerReport report(Map<String, AttributeValue> map) {
    return new WorkerReport(
        OrderStatus.fromWire(required(map, "status")),
        integer(map, "exit_code"),
        Instant.parse(required(map, "started_at")),
        Instant.parse(required(map, "ended_at")),
        text(map, "log"),
        text(map, "log_tail"),
        text(map, "reason"),
        map.containsKey("outputs") ? outputs(map.get("outputs")) : OrderOutputs.NONE,
        flag(map, "worker_lost"));
  }

  private static @Nullable AttributeValue outputs(OrderOutputs outputs) {
    return outputs.isEmpty() ? null : JsonAttributes.from(Json.mapper().valueToTree(outputs));
  }

  private static OrderOutputs outputs(AttributeValue value) {
    return Json.mapper().treeToValue(JsonAttributes.object(value.m()), OrderOutputs.class);
  }

  private static @Nullable Integer integer(Map<String, AttributeValue> item, String name) {
    Long value = number(item, name);
    return value == null ? null : Math.toIntExact(value);
  }
}
