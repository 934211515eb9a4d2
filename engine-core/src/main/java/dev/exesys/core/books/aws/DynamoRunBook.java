package dev.exesys.core.books.aws;

import dev.exesys.core.books.RunBook;
import dev.exesys.core.books.RunItem;
import dev.exesys.core.contract.JobStatus;
import dev.exesys.core.contract.Summary;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The runs' own items in the orders table. */
public final class DynamoRunBook implements RunBook {

  private static final Set<JobStatus> NOT_OVER = EnumSet.of(JobStatus.STARTING, JobStatus.RUNNING);

  private final Table table;

  /** A book over the orders table of that name. */
  public DynamoRunBook(DynamoDbClient client, String table) {
    this.table = new Table(client, table);
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
        Map.of(":starting", Attributes.s(JobStatus.STARTING.wire())));
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
            new Item()
                .text("state_machine_arn", stateMachineArn)
                .text("execution_arn", executionArn),
            ""));
  }

  @Override
  public boolean running(String runId) {
    return changed(to(JobStatus.RUNNING, runId, new Item()));
  }

  @Override
  public boolean sourced(String runId, String source, @Nullable String commit) {
    // A retried prepare may find another head of the branch: the first one's checkout is every
    // order's.
    return changed(
        set(
            runId,
            new Item().text("source", source).text("commit", commit),
            " AND attribute_not_exists(#source)"));
  }

  @Override
  public boolean failedFast(String runId, String orderName) {
    return changed(
        set(
            runId,
            new Item().text("failed_fast_by", orderName),
            " AND attribute_not_exists(#failed_fast_by)"));
  }

  @Override
  public boolean troubled(String runId, String reason) {
    return changed(
        set(runId, new Item().text("trouble", reason), " AND attribute_not_exists(#trouble)"));
  }

  @Override
  public boolean cancelled(String runId, Instant at) {
    return changed(
        set(
            runId,
            new Item().time("cancelled_at", at),
            " AND attribute_not_exists(#cancelled_at)"));
  }

  @Override
  public boolean finish(String runId, JobStatus status, Summary summary, Instant at) {
    // The machine's finalize and the EventBridge finalizer may race: one of them sums the run up.
    return changed(
        to(status, runId, new Item().put("summary", RunItems.write(summary)).time("ended_at", at)));
  }

  private boolean changed(Change change) {
    return table.update(change).isPresent();
  }

  private static Change set(String runId, Item item, String and) {
    return Change.setting(RunItems.key(runId), item, "", Statuses.inJob(NOT_OVER) + and)
        .names("status")
        .values(Statuses.jobValues(NOT_OVER));
  }

  private static Change to(JobStatus status, String runId, Item with) {
    return Change.setting(
            RunItems.key(runId),
            new Item().text("status", status.wire()).putAll(with),
            "",
            Statuses.inJob(status.predecessors()))
        .values(Statuses.jobValues(status.predecessors()));
  }
}
