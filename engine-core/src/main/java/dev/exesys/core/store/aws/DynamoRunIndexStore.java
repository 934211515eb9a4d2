package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.required;
import static dev.exesys.core.store.aws.AttributeValues.s;

import dev.exesys.core.store.Epoch;
import dev.exesys.core.store.RunIndexStore;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * Stores the index of runs in the locks table: a partition for each month, sorted by time. A page
 * without a filter is one query, however many runs there are.
 */
public final class DynamoRunIndexStore implements RunIndexStore {

  private static final Duration RETENTION = Duration.ofDays(400);
  private static final int MAX_QUERIES = 20;
  private static final int FILTERED_PAGE_SIZE = 1000;

  private final DynamoTable table;

  /** Creates the store over the locks table of that name. */
  public DynamoRunIndexStore(DynamoDbClient client, String table) {
    this.table = new DynamoTable(client, table);
  }

  @Override
  public void add(Entry entry) {
    boolean unused =
        table.put(
            new ItemBuilder()
                .text("pk", RunIndexPosition.partition(monthOf(entry.createdAt())))
                .text("sk", sk(entry))
                .text("run_id", entry.runId())
                .time("created_at", entry.createdAt())
                .text("git_repo", entry.gitRepo())
                .text("username", entry.username())
                .number("pr_number", entry.prNumber())
                .put("expires_at", AttributeValues.seconds(entry.createdAt().plus(RETENTION)))
                .build(),
            "attribute_not_exists(pk)");
  }

  @Override
  public void remove(Entry entry) {
    table.delete(
        Map.of(
            "pk", s(RunIndexPosition.partition(monthOf(entry.createdAt()))), "sk", s(sk(entry))));
  }

  @Override
  public Page page(Filter filter, @Nullable String token, int limit, Instant now) {
    YearMonth oldest = monthOf(now.minus(RETENTION));
    RunIndexPosition position =
        token == null ? new RunIndexPosition(monthOf(now), "") : RunIndexPosition.parse(token);
    List<Entry> found = new ArrayList<>();
    for (int queries = 0; position != null && queries < MAX_QUERIES; queries++) {
      QueryResponse response = table.queryPage(query(filter, position, limit));
      for (Map<String, AttributeValue> item : response.items()) {
        found.add(read(item));
        if (found.size() == limit) {
          return new Page(
              found, new RunIndexPosition(position.month(), required(item, "sk")).token());
        }
      }
      position =
          response.hasLastEvaluatedKey()
              ? new RunIndexPosition(position.month(), required(response.lastEvaluatedKey(), "sk"))
              : position.previousMonth(oldest);
    }
    return new Page(found, position == null ? null : position.token());
  }

  private static QueryRequest.Builder query(Filter filter, RunIndexPosition position, int limit) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    values.put(":pk", s(RunIndexPosition.partition(position.month())));
    List<String> conditions = new ArrayList<>();
    if (filter.gitRepo() != null) {
      conditions.add("git_repo = :git_repo");
      values.put(":git_repo", s(filter.gitRepo()));
    }
    if (filter.username() != null) {
      conditions.add("username = :username");
      values.put(":username", s(filter.username()));
    }
    if (filter.prNumber() != null) {
      conditions.add("pr_number = :pr_number");
      values.put(":pr_number", AttributeValues.n(filter.prNumber()));
    }
    if (!position.sk().isEmpty()) {
      values.put(":before", s(position.sk()));
    }
    return QueryRequest.builder()
        .scanIndexForward(false)
        .limit(filter.isEmpty() ? limit : FILTERED_PAGE_SIZE)
        .keyConditionExpression("pk = :pk" + (position.sk().isEmpty() ? "" : " AND sk < :before"))
        .filterExpression(conditions.isEmpty() ? null : String.join(" AND ", conditions))
        .expressionAttributeValues(values);
  }

  private static Entry read(Map<String, AttributeValue> item) {
    return new Entry(
        required(item, "run_id"),
        Instant.parse(required(item, "created_at")),
        required(item, "git_repo"),
        required(item, "username"),
        AttributeValues.number(item, "pr_number"));
  }

  private static String sk(Entry entry) {
    return Epoch.of(entry.createdAt()) + ":" + entry.runId();
  }

  private static YearMonth monthOf(Instant time) {
    return YearMonth.from(time.atOffset(ZoneOffset.UTC));
  }
}
