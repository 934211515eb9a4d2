package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.n;
import static dev.exesys.core.store.aws.AttributeValues.required;
import static dev.exesys.core.store.aws.AttributeValues.requiredNumber;
import static dev.exesys.core.store.aws.AttributeValues.s;
import static dev.exesys.core.store.aws.AttributeValues.time;

import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.QueueClaim;
import dev.exesys.core.store.QueueHolder;
import dev.exesys.core.store.QueueStore;
import dev.exesys.core.store.QueueWaiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * Stores queues in the locks table. A free queue keeps its holder item without a holder, so that
 * fencing tokens keep growing; TTL deletes it long after the last holder.
 */
public final class DynamoQueueStore implements QueueStore {

  private static final Duration RETENTION = Duration.ofDays(400);
  private static final String OWNED = "#run_id = :run_id AND #order_num = :order_num";

  private final DynamoTable table;
  private final InstantSource clock;
  private final String partitionPrefix;

  private DynamoQueueStore(
      DynamoDbClient client, String table, InstantSource clock, String partitionPrefix) {
    this.table = new DynamoTable(client, table);
    this.clock = clock;
    this.partitionPrefix = partitionPrefix;
  }

  /** Creates the store of the queues of orders over the locks table of that name. */
  public DynamoQueueStore(DynamoDbClient client, String table, InstantSource clock) {
    this(client, table, clock, "queue:");
  }

  /** Returns the store of the concurrency groups of runs over the locks table of that name. */
  public static DynamoQueueStore ofGroups(
      DynamoDbClient client, String table, InstantSource clock) {
    return new DynamoQueueStore(client, table, clock, "group:");
  }

  @Override
  public boolean enqueue(QueueWaiter waiter) {
    QueueClaim claim = waiter.claim();
    Map<String, AttributeValue> item =
        new ItemBuilder()
            .putAll(owner(claim))
            .text("pk", partition(claim.queueId()))
            .text("sk", waiterKey(claim))
            .text("task_token", waiter.taskToken())
            .put("expires_at", expiry())
            .build();
    if (table.put(item, "attribute_not_exists(sk)")) {
      return true;
    }
    // The acquire state was retried. If its first attempt got the queue in between, the item is
    // created again, and the next check of the queue notifies the holder again.
    table.update(
        ConditionalUpdate.setting(
            waiterKeys(claim),
            new ItemBuilder()
                .putAll(owner(claim))
                .time("ready_at", claim.readyAt())
                .text("task_token", waiter.taskToken()),
            "",
            ""));
    return false;
  }

  @Override
  public Optional<QueueWaiter> waiter(QueueClaim claim) {
    return table.get(waiterKeys(claim)).map(item -> waiter(claim.queueId(), item));
  }

  @Override
  public boolean removeNotified(QueueWaiter waiter) {
    // The acquire state may have been retried after its old token was read: the new token must
    // still be notified.
    return table.delete(
        waiterKeys(waiter.claim()),
        "task_token = :token",
        Map.of(),
        Map.of(":token", s(waiter.taskToken())));
  }

  @Override
  public void dequeue(QueueClaim claim) {
    table.delete(waiterKeys(claim));
  }

  @Override
  public List<QueueWaiter> waiters(String queueId, int limit) {
    return table
        .query(
            QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :waiter)")
                .expressionAttributeValues(
                    Map.of(":pk", s(partition(queueId)), ":waiter", s("waiter#"))),
            limit)
        .stream()
        .map(item -> waiter(queueId, item))
        .toList();
  }

  @Override
  public Optional<QueueHolder> holder(String queueId) {
    return table
        .get(holderKeys(queueId))
        .filter(item -> item.containsKey("run_id"))
        .map(item -> holder(queueId, item));
  }

  @Override
  public Optional<QueueHolder> take(QueueClaim claim, Instant leaseUntil) {
    TransactWriteItem hold =
        TransactWriteItem.builder()
            .update(acquisition(claim, leaseUntil).inTransaction(table.name()))
            .build();
    TransactWriteItem stillWaits =
        TransactWriteItem.builder()
            .conditionCheck(c ->
                c.tableName(table.name())
                    .key(waiterKeys(claim))
                    .conditionExpression("attribute_exists(sk)"))
            .build();
    table.transact(List.of(hold, stillWaits));
    return holder(claim.queueId()).filter(h -> h.order().equals(claim.order()));
  }

  private ConditionalUpdate acquisition(QueueClaim claim, Instant leaseUntil) {
    return ConditionalUpdate.setting(
            holderKeys(claim.queueId()),
            new ItemBuilder().putAll(owner(claim)).time("lease_until", leaseUntil),
            ", #fencing = if_not_exists(#fencing, :zero) + :one REMOVE #expires_at",
            "attribute_not_exists(#run_id)")
        .names("fencing", "expires_at")
        .value("zero", n(0))
        .value("one", n(1));
  }

  @Override
  public boolean release(String queueId, OrderKey order) {
    // A late or repeated settle must not release the queue of the next holder.
    return table
        .update(
            new ConditionalUpdate(
                    holderKeys(queueId),
                    "SET #expires_at = :expires REMOVE #run_id, #order_num, #order_name, #ready_at, #lease_until, #abandoned",
                    OWNED)
                .names("expires_at", "run_id", "order_num", "order_name", "ready_at")
                .names("lease_until", "abandoned")
                .value("expires", expiry())
                .value("run_id", s(order.runId()))
                .value("order_num", s(order.orderNum())))
        .isPresent();
  }

  @Override
  public boolean renew(String queueId, QueueHolder holder, Instant leaseUntil, boolean abandoned) {
    return table
        .update(
            new ConditionalUpdate(
                    holderKeys(queueId),
                    "SET #lease_until = :until, #abandoned = :abandoned",
                    OWNED + " AND #fencing = :fencing")
                .names("lease_until", "abandoned", "run_id", "order_num", "fencing")
                .value("until", time(leaseUntil))
                .value("abandoned", AttributeValues.bool(abandoned))
                .value("run_id", s(holder.order().runId()))
                .value("order_num", s(holder.order().orderNum()))
                .value("fencing", n(holder.fencing())))
        .isPresent();
  }

  private AttributeValue expiry() {
    return AttributeValues.seconds(clock.instant().plus(RETENTION));
  }

  private static ItemBuilder owner(QueueClaim claim) {
    return new ItemBuilder()
        .text("run_id", claim.order().runId())
        .text("order_num", claim.order().orderNum())
        .text("order_name", claim.orderName())
        .time("ready_at", claim.readyAt());
  }

  private static QueueHolder holder(String queueId, Map<String, AttributeValue> item) {
    return new QueueHolder(
        claim(queueId, item),
        requiredNumber(item, "fencing"),
        Instant.parse(required(item, "lease_until")),
        AttributeValues.flag(item, "abandoned"));
  }

  private static QueueWaiter waiter(String queueId, Map<String, AttributeValue> item) {
    return new QueueWaiter(claim(queueId, item), required(item, "task_token"));
  }

  private static QueueClaim claim(String queueId, Map<String, AttributeValue> item) {
    return new QueueClaim(
        queueId,
        new OrderKey(required(item, "run_id"), required(item, "order_num")),
        required(item, "order_name"),
        Instant.parse(required(item, "ready_at")));
  }

  private String partition(String queueId) {
    return partitionPrefix + queueId;
  }

  private static String waiterKey(QueueClaim claim) {
    return "waiter#" + claim.ticket();
  }

  private Map<String, AttributeValue> holderKeys(String queueId) {
    return Map.of("pk", s(partition(queueId)), "sk", s("holder"));
  }

  private Map<String, AttributeValue> waiterKeys(QueueClaim claim) {
    return Map.of("pk", s(partition(claim.queueId())), "sk", s(waiterKey(claim)));
  }
}
