package dev.exesys.core.store.aws;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Summary;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The runs' own items in the orders table. */
public final class DynamoRunStore implements RunStore {

  private static final Set<JobStatus> NOT_OVER = EnumSet.of(JobStatus.STARTING, JobStatus.RUNNING);

  private final DynamoTable table;

  /** A book over the orders table of that name. */
  public DynamoRunStore(DynamoDbClient client, String table) {
    this.table = new DynamoTable(client, table);
  }

  @Override
  public boolean create(RunItem run) {
    // Two requests with one idempotency key may both get here: the run is made once.
    return table.put(RunItems.fresh(run), "attribute_not_exists(pk)");
  }

  @Override
  public void remove(String runId) {
    table.delete(
        RunItems.key(runId),
        "#status = :starting",
        Map.of("#status", "status"),
        Map.of(":starting", AttributeValues.s(JobStatus.STARTING.wire())));
  }

  @Override
  public Optional<RunItem> find(String runId) {
    return table.get(RunItems.key(runId)).map(RunItems::read);
  }

  @Override
  public boolean planned(String runId, String stateMachineArn, String executionArn) {
    return changed(
        set(
            runId,
            new ItemBuilder()
                .text("state_machine_arn", stateMachineArn)
                .text("execution_arn", executionArn),
            ""));
  }

  @Override
  public boolean running(String runId) {
    return changed(to(JobStatus.RUNNING, runId, new ItemBuilder()));
  }

  @Override
  public boolean sourced(String runId, String source, @Nullable String commit) {
    // A retried prepare may find another head of the branch: the first one's checkout is every
    // order's.
    return changed(
        set(
            runId,
            new ItemBuilder().text("source", source).text("commit", commit),
            " AND attribute_not_exists(#source)"));
  }

  @Override
  public boolean failedFast(String runId, String orderName) {
    return changed(
        set(
            runId,
            new ItemBuilder().text("failed_fast_by", orderName),
            " AND attribute_not_exists(#failed_fast_by)"));
  }

  @Override
  public boolean troubled(String runId, String reason) {
    return changed(
        set(
            runId,
            new ItemBuilder().text("trouble", reason),
            " AND attribute_not_exists(#trouble)"));
  }

  @Override
  public boolean cancelled(String runId, Instant at) {
    return changed(
        set(
            runId,
            new ItemBuilder().time("cancelled_at", at),
            " AND attribute_not_exists(#cancelled_at)"));
  }

  @Override
  public boolean finish(String runId, JobStatus status, Summary summary, Instant at) {
    // The machine's finalize and the EventBridge finalizer may race: one of them sums the run up.
    return changed(
        to(
            status,
            runId,
            new ItemBuilder().put("summary", RunItems.write(summary)).time("ended_at", at)));
  }

  private boolean changed(ConditionalUpdate change) {
    return table.update(change).isPresent();
  }

  private static ConditionalUpdate set(String runId, ItemBuilder item, String and) {
    return ConditionalUpdate.setting(
            RunItems.key(runId), item, "", StatusCondition.inJob(NOT_OVER) + and)
        .names("status")
        .values(StatusCondition.jobValues(NOT_OVER));
  }

  private static ConditionalUpdate to(JobStatus status, String runId, ItemBuilder with) {
    return ConditionalUpdate.setting(
            RunItems.key(runId),
            new ItemBuilder().text("status", status.wire()).putAll(with),
            "",
            StatusCondition.inJob(status.predecessors()))
        .values(StatusCondition.jobValues(status.predecessors()));
  }
}
