package dev.exesys.core.store.aws;

import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Summary;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Stores the items of runs in the orders table. */
public final class DynamoRunStore implements RunStore {

  private static final Set<JobStatus> UNFINISHED =
      EnumSet.of(JobStatus.STARTING, JobStatus.WAITING, JobStatus.RUNNING);

  private static final Set<JobStatus> UNSTARTED = EnumSet.of(JobStatus.STARTING, JobStatus.WAITING);

  private final DynamoTable table;

  /** Creates the store over the orders table of that name. */
  public DynamoRunStore(DynamoDbClient client, String table) {
    this.table = new DynamoTable(client, table);
  }

  @Override
  public boolean create(RunItem run) {
    // Two requests with one idempotency key may reach this point: the run is created once.
    return table.put(RunItems.fresh(run), "attribute_not_exists(pk)");
  }

  @Override
  public void remove(String runId) {
    table.delete(
        RunItems.key(runId),
        StatusCondition.inJob(UNSTARTED),
        Map.of("#status", "status"),
        StatusCondition.jobValues(UNSTARTED));
  }

  @Override
  public Optional<RunItem> find(String runId) {
    return table.get(RunItems.key(runId)).map(RunItems::read);
  }

  @Override
  public List<RunItem> findAll(List<String> runIds) {
    return table.read(runIds.stream().distinct().map(RunItems::key).toList()).stream()
        .map(RunItems::read)
        .sorted(Comparator.comparingInt(run -> runIds.indexOf(run.runId())))
        .toList();
  }

  @Override
  public boolean recordExecution(String runId, String stateMachineArn, String executionArn) {
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
    return changed(transitionTo(JobStatus.RUNNING, runId, new ItemBuilder()));
  }

  @Override
  public boolean recordSource(String runId, String source, @Nullable String commit) {
    // A retried prepare step may find another head of the branch: all orders use the first
    // checkout.
    return changed(
        set(
            runId,
            new ItemBuilder().text("source", source).text("commit", commit),
            " AND attribute_not_exists(#source)"));
  }

  @Override
  public boolean recordFailFast(String runId, String orderName) {
    return changed(
        set(
            runId,
            new ItemBuilder().text("failed_fast_by", orderName),
            " AND attribute_not_exists(#failed_fast_by)"));
  }

  @Override
  public boolean recordFailureReason(String runId, String reason) {
    return changed(
        set(
            runId,
            new ItemBuilder().text("trouble", reason),
            " AND attribute_not_exists(#trouble)"));
  }

  @Override
  public boolean recordCancellation(String runId, Instant at) {
    return changed(
        set(
            runId,
            new ItemBuilder().time("cancelled_at", at),
            " AND attribute_not_exists(#cancelled_at)"));
  }

  @Override
  public boolean recordRerun(String runId, String rerunId, @Nullable String previous) {
    // Two requests may run the same run again: one of them is the newest, and the other is refused.
    String same = "#latest_rerun = :latest_rerun OR #latest_rerun = :previous";
    ConditionalUpdate update =
        ConditionalUpdate.setting(
            RunItems.key(runId),
            new ItemBuilder().text("latest_rerun", rerunId),
            "",
            "attribute_exists(pk) AND (" + same + " OR attribute_not_exists(#latest_rerun))");
    return changed(update.value("previous", AttributeValues.s(previous == null ? "" : previous)));
  }

  @Override
  public boolean recordRedriveToken(String runId, String taskToken) {
    return changed(
        ConditionalUpdate.setting(
            RunItems.key(runId),
            new ItemBuilder().text("redrive_token", taskToken),
            "",
            "attribute_exists(pk)"));
  }

  @Override
  public boolean finish(String runId, JobStatus status, Summary summary, Instant at) {
    // The finalize step of the state machine and the EventBridge finalizer may compete: one of them
    // finishes the run.
    return changed(
        transitionTo(
            status,
            runId,
            new ItemBuilder().put("summary", RunItems.write(summary)).time("ended_at", at)));
  }

  private boolean changed(ConditionalUpdate change) {
    return table.update(change).isPresent();
  }

  private static ConditionalUpdate set(String runId, ItemBuilder item, String and) {
    return ConditionalUpdate.setting(
            RunItems.key(runId), item, "", StatusCondition.inJob(UNFINISHED) + and)
        .names("status")
        .values(StatusCondition.jobValues(UNFINISHED));
  }

  private static ConditionalUpdate transitionTo(JobStatus status, String runId, ItemBuilder with) {
    return ConditionalUpdate.setting(
            RunItems.key(runId),
            new ItemBuilder().text("status", status.wire()).putAll(with),
            "",
            StatusCondition.inJob(status.predecessors()))
        .values(StatusCondition.jobValues(status.predecessors()));
  }
}
