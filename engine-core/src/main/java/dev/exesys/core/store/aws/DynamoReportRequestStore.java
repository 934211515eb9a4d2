package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.instant;
import static dev.exesys.core.store.aws.AttributeValues.n;
import static dev.exesys.core.store.aws.AttributeValues.required;
import static dev.exesys.core.store.aws.AttributeValues.requiredNumber;
import static dev.exesys.core.store.aws.AttributeValues.s;
import static dev.exesys.core.store.aws.AttributeValues.text;
import static dev.exesys.core.store.aws.AttributeValues.time;

import dev.exesys.core.store.ReportRequestStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Stores requests for reports, and what was reported, in the locks table. */
public final class DynamoReportRequestStore implements ReportRequestStore {
  private static final Duration RETENTION = Duration.ofDays(400);
  private static final String PARTITION = "report";
  private static final String OWNED = "#owner = :owner";

  private final DynamoTable table;
  private final InstantSource clock;

  /** Creates the store over the locks table of that name. */
  public DynamoReportRequestStore(DynamoDbClient client, String table, InstantSource clock) {
    this.table = new DynamoTable(client, table);
    this.clock = clock;
  }

  @Override
  public void request(String subject, String runId, Instant now, Instant dueAt) {
    // The earlier of two times counts, except while a failed report is postponed.
    boolean changed =
        update(subject, runId, now, dueAt, "attribute_exists(pk) AND #due_at <= :due_at", "")
            || update(
                subject,
                runId,
                now,
                dueAt,
                "attribute_not_exists(pk) OR #failures = :zero",
                ", #due_at = :due_at")
            || update(subject, runId, now, dueAt, "", "");
    if (!changed) {
      throw new IllegalStateException("the request for a report was not written: " + subject);
    }
  }

  private boolean update(
      String subject, String runId, Instant now, Instant dueAt, String condition, String more) {
    ConditionalUpdate change =
        new ConditionalUpdate(
                keys(subject),
                "SET #requested_at = if_not_exists(#requested_at, :now),"
                    + " #failures = if_not_exists(#failures, :zero)"
                    + more
                    + " ADD #run_ids :run, #version :one",
                condition)
            .names("requested_at", "failures", "run_ids", "version")
            .value("now", time(now))
            .value("run", AttributeValue.fromSs(List.of(runId)))
            .value("one", n(1))
            .value("zero", n(0));
    if (condition.contains("due_at") || more.contains("due_at")) {
      change.names("due_at").value("due_at", time(dueAt));
    }
    return table.update(change).isPresent();
  }

  @Override
  public List<Request> all() {
    return table
        .queryAll(
            QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", s(PARTITION))))
        .stream()
        .map(DynamoReportRequestStore::read)
        .toList();
  }

  @Override
  public Optional<Request> claim(String subject, String owner, Instant now, Instant leaseUntil) {
    return table
        .update(
            new ConditionalUpdate(
                    keys(subject),
                    "SET #owner = :owner, #lease_until = :until",
                    "#due_at <= :now AND (attribute_not_exists(#owner) OR #lease_until < :now)")
                .names("owner", "lease_until", "due_at")
                .value("owner", s(owner))
                .value("until", time(leaseUntil))
                .value("now", time(now)))
        .map(DynamoReportRequestStore::read);
  }

  @Override
  public Optional<Request> complete(Request done, String owner) {
    // A request that was made since the claim is not reported yet.
    boolean deleted =
        table.delete(
            keys(done.subject()),
            OWNED + " AND #version = :version",
            Map.of("#owner", "owner", "#version", "version"),
            Map.of(":owner", s(owner), ":version", n(done.version())));
    return deleted
        ? Optional.empty()
        : table
            .get(keys(done.subject()))
            .filter(item -> owner.equals(text(item, "owner")))
            .map(DynamoReportRequestStore::read);
  }

  @Override
  public void postpone(Request failed, String owner, Instant dueAt) {
    table.update(
        new ConditionalUpdate(
                keys(failed.subject()),
                "SET #due_at = :due_at ADD #failures :one REMOVE #owner, #lease_until",
                OWNED)
            .names("due_at", "failures", "owner", "lease_until")
            .value("due_at", time(dueAt))
            .value("one", n(1))
            .value("owner", s(owner)));
  }

  @Override
  public void discard(Request failed, String owner) {
    boolean unused =
        table.delete(
            keys(failed.subject()), OWNED, Map.of("#owner", "owner"), Map.of(":owner", s(owner)));
  }

  @Override
  public Optional<Report> report(String subject) {
    return table
        .get(reportKeys(subject))
        .map(item ->
            new Report(
                text(item, "comment_id"),
                required(item, "run_id"),
                Instant.parse(required(item, "run_created_at")),
                text(item, "status")));
  }

  @Override
  public void record(String subject, Report report) {
    boolean unused =
        table.put(
            new ItemBuilder()
                .putAll(new ItemBuilder().text("pk", "reported:" + subject).text("sk", "-"))
                .text("comment_id", report.commentId())
                .text("run_id", report.runId())
                .time("run_created_at", report.runCreatedAt())
                .text("status", report.status())
                .put("expires_at", AttributeValues.seconds(clock.instant().plus(RETENTION)))
                .build(),
            "attribute_not_exists(pk) OR attribute_exists(pk)");
  }

  private static Request read(Map<String, AttributeValue> item) {
    return new Request(
        required(item, "sk"),
        Set.copyOf(Objects.requireNonNull(item.get("run_ids")).ss()),
        requiredNumber(item, "version"),
        Objects.requireNonNullElse(instant(item, "due_at"), Instant.EPOCH),
        Instant.parse(required(item, "requested_at")),
        Math.toIntExact(requiredNumber(item, "failures")));
  }

  private static Map<String, AttributeValue> keys(String subject) {
    return Map.of("pk", s(PARTITION), "sk", s(subject));
  }

  private static Map<String, AttributeValue> reportKeys(String subject) {
    return Map.of("pk", s("reported:" + subject), "sk", s("-"));
  }
}
