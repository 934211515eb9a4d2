package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.required;
import static dev.exesys.core.store.aws.AttributeValues.s;

import dev.exesys.core.store.NotificationStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Stores the delivered notifications of runs in the locks table. The ids of a run are distributed
 * over some items by their hash, so that each item is small and can be updated often.
 */
public final class DynamoNotificationStore implements NotificationStore {
  private static final int PARTITIONS = 16;
  private static final int IDS_PER_ITEM_BITS = 5;
  private static final Duration RETENTION = Duration.ofDays(400);
  private static final String DELIVERED = "notified:";

  private final DynamoTable table;
  private final InstantSource clock;

  /** Creates the store over the locks table of that name. */
  public DynamoNotificationStore(DynamoDbClient client, String table, InstantSource clock) {
    this.table = new DynamoTable(client, table);
    this.clock = clock;
  }

  @Override
  public void open(String runId) {
    table.update(
        ConditionalUpdate.setting(
            runKeys(runId), new ItemBuilder().put("expires_at", expiry()), "", ""));
  }

  @Override
  public List<String> all() {
    return IntStream.range(0, PARTITIONS)
        .mapToObj(i -> HexFormat.of().toHexDigits((byte) i).substring(1))
        .flatMap(digit -> table.queryAll(in("notify:" + digit)).stream())
        .map(item -> required(item, "sk"))
        .toList();
  }

  @Override
  public void close(String runId) {
    table.queryAll(in(DELIVERED + runId)).stream()
        .map(item -> Map.of("pk", s(DELIVERED + runId), "sk", s(required(item, "sk"))))
        .forEach(table::delete);
    table.delete(runKeys(runId));
  }

  @Override
  public Set<String> delivered(String runId) {
    return table.queryAll(in(DELIVERED + runId)).stream()
        .flatMap(item -> Objects.requireNonNull(item.get("ids")).ss().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public void markDelivered(String runId, String notificationId) {
    int part = (notificationId.hashCode() >>> IDS_PER_ITEM_BITS) & 0xff;
    table.update(
        new ConditionalUpdate(
                Map.of("pk", s(DELIVERED + runId), "sk", s(Integer.toString(part))),
                "ADD #ids :ids SET #expires_at = :expires",
                "")
            .names("ids", "expires_at")
            .value("ids", AttributeValue.fromSs(List.of(notificationId)))
            .value("expires", expiry()));
  }

  private AttributeValue expiry() {
    return AttributeValues.seconds(clock.instant().plus(RETENTION));
  }

  private static QueryRequest.Builder in(String partition) {
    return QueryRequest.builder()
        .consistentRead(true)
        .keyConditionExpression("pk = :pk")
        .expressionAttributeValues(Map.of(":pk", s(partition)));
  }

  private static Map<String, AttributeValue> runKeys(String runId) {
    return Map.of("pk", s("notify:" + runId.substring(0, 1)), "sk", s(runId));
  }
}
