package dev.exesys.core.store.aws;

import dev.exesys.core.retry.aws.RetryPolicies;
import dev.exesys.core.store.ConcurrentCalls;
import dev.exesys.core.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** One table, with the service's errors in the engine's words and batches of any size. */
final class DynamoTable {

  private static final int WRITES_A_BATCH = 25;
  private static final int READS_A_BATCH = 100;
  private static final int BATCHES_AT_ONCE = 8;

  private final DynamoDbClient client;
  private final String name;

  DynamoTable(DynamoDbClient client, String name) {
    this.client = client;
    this.name = name;
  }

  String name() {
    return name;
  }

  /** False if the condition does not hold; then nothing was written. */
  boolean put(Map<String, AttributeValue> item, String condition) {
    return translated(
        "write to",
        () -> {
          try {
            client.putItem(b -> b.tableName(name).item(item).conditionExpression(condition));
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }

  /**
   * The item as it is after the change; empty if the condition does not hold and nothing was
   * changed.
   */
  Optional<Map<String, AttributeValue>> update(ConditionalUpdate change) {
    return translated(
        "update",
        () -> {
          try {
            return Optional.of(client.updateItem(change.request(name)).attributes());
          } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
          }
        });
  }

  /** False if a condition of the transaction does not hold; then nothing was changed. */
  boolean transact(List<TransactWriteItem> writes) {
    return translated(
        "change",
        () -> {
          try {
            client.transactWriteItems(b -> b.transactItems(writes));
            return true;
          } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().stream()
                .anyMatch(r -> "ConditionalCheckFailed".equals(r.code()))) {
              return false;
            }
            throw e;
          }
        });
  }

  /** Strongly consistent. */
  Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
    return translated(
        "read",
        () -> {
          var answer = client.getItem(b -> b.tableName(name).key(key).consistentRead(true));
          return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
        });
  }

  /** False if the condition does not hold; then nothing was removed. */
  boolean delete(
      Map<String, AttributeValue> key,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return translated(
        "delete from",
        () -> {
          try {
            client.deleteItem(b ->
                b.tableName(name)
                    .key(key)
                    .conditionExpression(condition)
                    .expressionAttributeNames(names.isEmpty() ? null : names)
                    .expressionAttributeValues(values));
            return true;
          } catch (ConditionalCheckFailedException e) {
            return false;
          }
        });
  }

  void delete(Map<String, AttributeValue> key) {
    translated("delete from", () -> client.deleteItem(b -> b.tableName(name).key(key)));
  }

  /** The first {@code limit} items, in as many pages as it takes: one ends at a megabyte. */
  List<Map<String, AttributeValue>> query(QueryRequest.Builder request, int limit) {
    return translated(
        "query",
        () ->
            client.queryPaginator(request.tableName(name).limit(limit).build()).items().stream()
                .limit(limit)
                .toList());
  }

  /** All pages. */
  List<Map<String, AttributeValue>> queryAll(QueryRequest.Builder request) {
    return translated(
        "query",
        () -> client.queryPaginator(request.tableName(name).build()).items().stream().toList());
  }

  /**
   * As many batches as it takes, several at once; what the service leaves undone is tried again,
   * later and later.
   */
  void write(List<WriteRequest> writes) {
    ConcurrentCalls.forEach(slices(writes, WRITES_A_BATCH), BATCHES_AT_ONCE, this::writeBatch);
  }

  private void writeBatch(List<WriteRequest> writes) {
    AtomicReference<List<WriteRequest>> unprocessed = new AtomicReference<>(writes);
    RetryPolicies.TABLE_BATCHES.until(
        "writing to table " + name,
        () -> {
          Map<String, List<WriteRequest>> request = Map.of(name, unprocessed.get());
          BatchWriteItemResponse response =
              translated("write to", () -> client.batchWriteItem(b -> b.requestItems(request)));
          unprocessed.set(response.unprocessedItems().getOrDefault(name, List.of()));
          return unprocessed.get().isEmpty();
        },
        StoreException::new);
  }

  /** The items that exist, in no particular order; strongly consistent. */
  List<Map<String, AttributeValue>> read(List<Map<String, AttributeValue>> keys) {
    return read(keys, KeysAndAttributes.builder());
  }

  /** As {@link #read(List)}, with some of their attributes. */
  List<Map<String, AttributeValue>> read(
      List<Map<String, AttributeValue>> keys, AttributeProjection projection) {
    return read(
        keys,
        KeysAndAttributes.builder()
            .projectionExpression(projection.expression())
            .expressionAttributeNames(projection.names()));
  }

  private List<Map<String, AttributeValue>> read(
      List<Map<String, AttributeValue>> keys, KeysAndAttributes.Builder request) {
    KeysAndAttributes wanted = request.consistentRead(true).build();
    Queue<Map<String, AttributeValue>> found = new ConcurrentLinkedQueue<>();
    ConcurrentCalls.forEach(
        slices(keys, READS_A_BATCH),
        BATCHES_AT_ONCE,
        batch -> readBatch(wanted.toBuilder().keys(batch).build(), found::addAll));
    return List.copyOf(found);
  }

  private void readBatch(
      KeysAndAttributes wanted, Consumer<List<Map<String, AttributeValue>>> found) {
    AtomicReference<Map<String, KeysAndAttributes>> unprocessed =
        new AtomicReference<>(Map.of(name, wanted));
    RetryPolicies.TABLE_BATCHES.until(
        "reading table " + name,
        () -> {
          Map<String, KeysAndAttributes> request = unprocessed.get();
          BatchGetItemResponse response =
              translated("read", () -> client.batchGetItem(b -> b.requestItems(request)));
          found.accept(response.responses().getOrDefault(name, List.of()));
          unprocessed.set(response.unprocessedKeys());
          return unprocessed.get().isEmpty();
        },
        StoreException::new);
  }

  private static <T> List<List<T>> slices(List<T> all, int size) {
    List<List<T>> slices = new ArrayList<>();
    for (int from = 0; from < all.size(); from += size) {
      slices.add(all.subList(from, Math.min(all.size(), from + size)));
    }
    return slices;
  }

  private <T> T translated(String verb, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new StoreException("could not " + verb + " table " + name + ": " + e.getMessage(), e);
    }
  }
}
