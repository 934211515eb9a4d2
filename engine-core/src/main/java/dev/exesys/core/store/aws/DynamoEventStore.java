package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.required;
import static dev.exesys.core.store.aws.AttributeValues.s;

import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.EventStore;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Stores events in the order events table, section 3 of the contract. */
public final class DynamoEventStore implements EventStore {

  private final DynamoTable table;

  /** Creates the store over the order events table of that name. */
  public DynamoEventStore(DynamoDbClient client, String table) {
    this.table = new DynamoTable(client, table);
  }

  @Override
  public boolean putIfAbsent(EventItem event) {
    return table.put(write(event), "attribute_not_exists(sk)");
  }

  @Override
  public void putAll(Collection<EventItem> events) {
    table.write(
        events.stream()
            .map(e -> WriteRequest.builder().putRequest(p -> p.item(write(e))).build())
            .toList());
  }

  @Override
  public Optional<EventItem> find(String traceId, String sk) {
    return table.get(Map.of("trace_id", s(traceId), "sk", s(sk))).map(DynamoEventStore::read);
  }

  private static Map<String, AttributeValue> write(EventItem event) {
    return new ItemBuilder()
        .text("trace_id", event.traceId())
        .text("sk", event.sk())
        .text("order_name", event.orderName())
        .text("epoch", event.epoch())
        .text("event_type", event.eventType())
        .text("status", event.status())
        .text("flow_id", event.flowId())
        .text("run_id", event.runId())
        .put("data", JsonAttributes.from(event.data()))
        .put("expires_at", AttributeValues.seconds(event.expiresAt()))
        .build();
  }

  @Override
  public List<EventItem> page(
      String traceId, @Nullable String orderName, @Nullable String afterSk, int limit) {
    Map<String, AttributeValue> values = new LinkedHashMap<>();
    values.put(":t", s(traceId));
    String condition = "trace_id = :t";
    if (orderName != null) {
      // The range from the cursor to the end of the keys of the order: ';' is the character after
      // ':'.
      values.put(":from", s(afterSk == null ? orderName + ":" : afterSk));
      values.put(":to", s(orderName + ";"));
      condition += " AND sk BETWEEN :from AND :to";
    } else if (afterSk != null) {
      values.put(":after", s(afterSk));
      condition += " AND sk > :after";
    }
    // BETWEEN includes its start, so one more item is read and the cursor is skipped.
    QueryRequest.Builder query =
        QueryRequest.builder()
            .consistentRead(true)
            .keyConditionExpression(condition)
            .expressionAttributeValues(values);
    return table.query(query, limit + 1).stream()
        .map(DynamoEventStore::read)
        .filter(e -> !e.sk().equals(afterSk))
        .limit(limit)
        .toList();
  }

  private static EventItem read(Map<String, AttributeValue> item) {
    AttributeValue data = item.get("data");
    return new EventItem(
        required(item, "trace_id"),
        required(item, "order_name"),
        required(item, "epoch"),
        required(item, "event_type"),
        required(item, "status"),
        required(item, "flow_id"),
        required(item, "run_id"),
        JsonAttributes.object(data == null ? Map.of() : data.m()),
        Instant.ofEpochSecond(AttributeValues.requiredNumber(item, "expires_at")));
  }
}
