package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.required;
import static dev.exesys.core.store.aws.AttributeValues.requiredNumber;
import static dev.exesys.core.store.aws.AttributeValues.s;

import dev.exesys.core.store.PoolStore;
import dev.exesys.core.store.SeenWorker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Stores the workers of pools in the locks table, one partition for each pool. */
public final class DynamoPoolStore implements PoolStore {
  private static final Duration KEPT = Duration.ofHours(1);

  private final DynamoTable table;

  /** Creates the store over the locks table of that name. */
  public DynamoPoolStore(DynamoDbClient client, String table) {
    this.table = new DynamoTable(client, table);
  }

  @Override
  public void seen(SeenWorker worker) {
    table.update(
        ConditionalUpdate.setting(
            key(worker),
            new ItemBuilder()
                .number("slots", worker.slots())
                .number("running", worker.running())
                .time("started_at", worker.startedAt())
                .time("seen_at", worker.seenAt())
                .put("expires_at", AttributeValues.n(worker.seenAt().plus(KEPT).getEpochSecond())),
            "",
            ""));
  }

  @Override
  public void left(SeenWorker worker) {
    table.delete(key(worker));
  }

  @Override
  public List<SeenWorker> workers(String pool) {
    return table
        .queryAll(
            QueryRequest.builder()
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", s(partition(pool)))))
        .stream()
        .map(item -> read(pool, item))
        .toList();
  }

  private static SeenWorker read(String pool, Map<String, AttributeValue> item) {
    return new SeenWorker(
        pool,
        required(item, "sk"),
        Math.toIntExact(requiredNumber(item, "slots")),
        Math.toIntExact(requiredNumber(item, "running")),
        Instant.parse(required(item, "started_at")),
        Instant.parse(required(item, "seen_at")));
  }

  private static Map<String, AttributeValue> key(SeenWorker worker) {
    return Map.of("pk", s(partition(worker.pool())), "sk", s(worker.name()));
  }

  private static String partition(String pool) {
    return "pool:" + pool;
  }
}
