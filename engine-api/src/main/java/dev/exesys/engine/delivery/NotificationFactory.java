package dev.exesys.engine.delivery;

import dev.exesys.core.contract.ApprovalRequest;
import dev.exesys.core.contract.DoneObject;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.ApprovalProgress;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.engine.machines.ConsoleUrl;
import dev.exesys.engine.notify.Notification;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Creates notifications from the items of runs and orders. */
public final class NotificationFactory {
  private final BlobStore doneBucket;

  /** Creates a factory; the bucket names the done objects. */
  public NotificationFactory(BlobStore doneBucket) {
    this.doneBucket = doneBucket;
  }

  /** Returns the notification of the start of a run. */
  Notification runStarted(RunItem run) {
    return new Notification(
        "started",
        Notification.Type.RUN_STARTED,
        run.runId(),
        run.job().createdAt(),
        detail(run).put("status", "running").put("order_count", run.job().orderCount()));
  }

  /**
   * Returns the notification of the end of a run.
   *
   * @param reason one line; null if the run succeeded
   */
  Notification runFinished(RunItem run, @Nullable String reason) {
    Instant endedAt = Objects.requireNonNull(run.progress().endedAt());
    ObjectNode detail = detail(run).put("status", run.progress().status().wire());
    detail.set("summary", Json.mapper().valueToTree(run.progress().summary()));
    put(detail, "reason", reason);
    detail.put("started_at", run.job().createdAt().toString());
    detail.put("ended_at", endedAt.toString());
    return new Notification(
        "finished", Notification.Type.RUN_FINISHED, run.runId(), endedAt, detail);
  }

  /** Returns the notification of the end of an order. */
  Notification orderFinished(RunItem run, OrderItem order) {
    OrderProgress p = order.progress();
    Instant endedAt = Objects.requireNonNull(p.endedAt());
    ObjectNode detail = order(run, order).put("status", p.status().wire());
    put(detail, "event_type", p.eventType());
    detail
        .put("execution_target", order.order().executionTarget().wire())
        .put("must_succeed", order.order().mustSucceed())
        .put("attempts", p.attempt());
    if (p.exitCode() != null) {
      detail.put("exit_code", p.exitCode());
    }
    put(detail, "reason", p.reason());
    put(detail, "blocked_by", p.blockedBy());
    put(detail, "log", p.log());
    WorkerReport report = p.reported();
    Instant startedAt = report != null ? report.startedAt() : p.startedAt();
    if (startedAt != null) {
      Duration took = Duration.between(startedAt, report != null ? report.endedAt() : endedAt);
      detail.put("started_at", startedAt.toString());
      detail.put("duration_seconds", took.toMillis() / 1000.0);
    }
    detail.put("ended_at", endedAt.toString());
    return new Notification(
        "order/" + order.orderNum(),
        Notification.Type.ORDER_FINISHED,
        run.runId(),
        endedAt,
        detail);
  }

  /** Returns the notification of an order that waits for approval. */
  Notification approvalNeeded(RunItem run, OrderItem order) {
    ApprovalProgress approval = Objects.requireNonNull(order.progress().approval());
    ObjectNode detail = order(run, order).put("status", "waiting_for_approval");
    ApprovalRequest asked = order.order().approval();
    detail.put("requested_at", approval.requestedAt().toString());
    if (asked != null) {
      put(detail, "message", asked.message());
      detail.put(
          "expires_at", approval.requestedAt().plusSeconds(asked.timeoutSeconds()).toString());
    }
    detail.put("approval_path", "/runs/" + run.runId() + "/orders/" + order.name() + "/approval");
    return new Notification(
        "approval/" + order.orderNum(),
        Notification.Type.APPROVAL_NEEDED,
        run.runId(),
        approval.requestedAt(),
        detail);
  }

  private ObjectNode order(RunItem run, OrderItem order) {
    return detail(run).put("order_name", order.name()).put("order_num", order.orderNum());
  }

  private ObjectNode detail(RunItem run) {
    ObjectNode detail =
        Json.object()
            .put("run_id", run.runId())
            .put("trace_id", run.ids().traceId())
            .put("flow_id", run.ids().flowId())
            .put("git_repo", run.job().gitRepo());
    String commit = run.progress().commit();
    put(detail, "commit", commit != null ? commit : run.job().commitHash());
    if (run.job().prNumber() != null) {
      detail.put("pr_number", run.job().prNumber());
    }
    if (run.job().issueNumber() != null) {
      detail.put("issue_number", run.job().issueNumber());
    }
    detail.put("username", run.job().username());
    put(detail, "execution_arn", run.progress().executionArn());
    put(detail, "console_url", ConsoleUrl.of(run.progress().executionArn()));
    return detail.put("done_endpt", doneBucket.uri(DoneObject.key(run.runId())));
  }

  private static void put(ObjectNode detail, String name, @Nullable String value) {
    if (value != null) {
      detail.put(name, value);
    }
  }
}
