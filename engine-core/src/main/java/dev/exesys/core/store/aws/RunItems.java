package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.flag;
import static dev.exesys.core.store.aws.AttributeValues.instant;
import static dev.exesys.core.store.aws.AttributeValues.number;
import static dev.exesys.core.store.aws.AttributeValues.required;
import static dev.exesys.core.store.aws.AttributeValues.requiredNumber;
import static dev.exesys.core.store.aws.AttributeValues.text;

import dev.exesys.core.contract.ConcurrencyGroup;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.contract.Summary;
import dev.exesys.core.store.RerunLinks;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunItem.RunJob;
import dev.exesys.core.store.RunProgress;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Converts runs to items of the orders table and back. They have no {@code order_num}, so the index
 * omits them.
 */
final class RunItems {

  private RunItems() {}

  static Map<String, AttributeValue> key(String runId) {
    return Map.of("pk", AttributeValues.s(runId + ":_job"));
  }

  static Map<String, AttributeValue> fresh(RunItem run) {
    RunJob job = run.job();
    return new ItemBuilder()
        .text("pk", run.runId() + ":_job")
        .text("run_id", run.runId())
        .text("trace_id", run.ids().traceId())
        .text("flow_id", run.ids().flowId())
        .text("username", job.username())
        .text("git_repo", job.gitRepo())
        .text("git_token_location", job.gitTokenLocation())
        .text("commit_hash", job.commitHash())
        .number("pr_number", job.prNumber())
        .number("issue_number", job.issueNumber())
        .number("job_timeout", job.jobTimeout())
        .flag("fail_fast", job.failFast())
        .text("sops_key_ssm_path", job.sopsKeySsmPath())
        .number("order_count", job.orderCount())
        .time("created_at", job.createdAt())
        .text("concurrency_group", job.group() == null ? null : job.group().name())
        .put("cancel_in_progress", cancelInProgress(job.group()))
        .text("status", run.progress().status().wire())
        .text("source", run.progress().source())
        .text("commit", run.progress().commit())
        .text("rerun_of", run.links().rerunOf())
        .build();
  }

  static RunItem read(Map<String, AttributeValue> item) {
    return new RunItem(
        new RunIds(required(item, "run_id"), required(item, "trace_id"), required(item, "flow_id")),
        new RunJob(
            required(item, "username"),
            required(item, "git_repo"),
            required(item, "git_token_location"),
            text(item, "commit_hash"),
            number(item, "pr_number"),
            number(item, "issue_number"),
            Math.toIntExact(requiredNumber(item, "job_timeout")),
            flag(item, "fail_fast"),
            text(item, "sops_key_ssm_path"),
            Math.toIntExact(requiredNumber(item, "order_count")),
            Instant.parse(required(item, "created_at")),
            group(item)),
        new RunProgress(
            JobStatus.fromWire(required(item, "status")),
            text(item, "state_machine_arn"),
            text(item, "execution_arn"),
            text(item, "source"),
            text(item, "commit"),
            text(item, "failed_fast_by"),
            text(item, "trouble"),
            instant(item, "cancelled_at"),
            instant(item, "ended_at"),
            summary(item.get("summary"))),
        new RerunLinks(
            text(item, "rerun_of"), text(item, "latest_rerun"), text(item, "redrive_token")));
  }

  private static @Nullable AttributeValue cancelInProgress(@Nullable ConcurrencyGroup group) {
    return group == null ? null : AttributeValues.bool(group.cancelInProgress());
  }

  private static @Nullable ConcurrencyGroup group(Map<String, AttributeValue> item) {
    String name = text(item, "concurrency_group");
    return name == null ? null : new ConcurrencyGroup(name, flag(item, "cancel_in_progress"));
  }

  static AttributeValue write(Summary summary) {
    return AttributeValue.fromM(
        new ItemBuilder()
            .number("succeeded", summary.succeeded())
            .number("failed", summary.failed())
            .number("timed_out", summary.timedOut())
            .build());
  }

  private static @Nullable Summary summary(@Nullable AttributeValue value) {
    return value == null
        ? null
        : new Summary(
            (int) requiredNumber(value.m(), "succeeded"),
            (int) requiredNumber(value.m(), "failed"),
            (int) requiredNumber(value.m(), "timed_out"));
  }
}
