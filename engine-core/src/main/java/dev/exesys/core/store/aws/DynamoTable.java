package dev.exesys.core.store.aws;

import dev.exesys.core.retry.aws.AwsFailures;
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
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Accesses one table: converts errors of the service into {@link StoreException}, and splits
 * batches of any size.
 */
final class DynamoTable {

  private static final int WRITES_PER_BATCH = 25;
  private static final int READS_PER_BATCH = 100;
  private static final int CONCURRENT_BATCHES = 8;

  private final DynamoDbClient client;
  private final String name;

  DynamoTable(DynamoDbClient client, String name) {
    this.client = client;
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Writes an item. Returns false, and writes nothing, if the condition is not met. */
  boolean put(Map<String, AttributeValue> item, String condition) {
    return call(
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
   * Updates an item and returns it as changed. Returns empty, and changes nothing, if the condition
   * is not met.
   */
  Optional<Map<String, AttributeValue>> update(ConditionalUpdate change) {
    return call(
        "update",
        () -> {
          try {
            return Optional.of(client.updateItem(change.request(name)).attributes());
          } catch (ConditionalCheckFailedException e) {
            return Optional.empty();
          }
        });
  }

  /** Writes a transaction. Returns false, and changes nothing, if a condition is not met. */
  boolean transact(List<TransactWriteItem> writes) {
    return call(
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

  /** Reads an item. Strongly consistent. */
  Optional<Map<String, AttributeValue>> get(Map<String, AttributeValue> key) {
    return call(
        "read",
        () -> {
          var response = client.getItem(b -> b.tableName(name).key(key).consistentRead(true));
          return response.hasItem() ? Optional.of(response.item()) : Optional.empty();
        });
  }

  /** Deletes an item. Returns false, and deletes nothing, if the condition is not met. */
  boolean delete(
      Map<String, AttributeValue> key,
      String condition,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    return call(
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
    call("delete from", () -> client.deleteItem(b -> b.tableName(name).key(key)));
  }

  /**
   * Returns the first {@code limit} items. Reads several pages if necessary: a page has at most one
   * megabyte.
   */
  List<Map<String, AttributeValue>> query(QueryRequest.Builder request, int limit) {
    return call(
        "query",
        () ->
            client.queryPaginator(request.tableName(name).limit(limit).build()).items().stream()
                .limit(limit)
                .toList());
  }

  /** Returns one page of items and the key after which the next page starts. */
  QueryResponse queryPage(QueryRequest.Builder request) {
    return call("query", () -> client.query(request.tableName(name).build()));
  }

  /** Returns the items of all pages. */
  List<Map<String, AttributeValue>> queryAll(QueryRequest.Builder request) {
    return call(
        "query",
        () -> client.queryPaginator(request.tableName(name).build()).items().stream().toList());
  }

  /** Writes batches concurrently, and retries items that the service did not process. */
  void write(List<WriteRequest> writes) {
    ConcurrentCalls.forEach(slices(writes, WRITES_PER_BATCH), CONCURRENT_BATCHES, this::writeBatch);
  }

  private void writeBatch(List<WriteRequest> writes) {
    AtomicReference<List<WriteRequest>> unprocessed = new AtomicReference<>(writes);
    RetryPolicies.TABLE_BATCHES.until(
        "writing to table " + name,
        () -> {
          Map<String, List<WriteRequest>> request = Map.of(name, unprocessed.get());
          BatchWriteItemResponse response =
              call("write to", () -> client.batchWriteItem(b -> b.requestItems(request)));
          unprocessed.set(response.unprocessedItems().getOrDefault(name, List.of()));
          return unprocessed.get().isEmpty();
        },
        StoreException::new);
  }

  /** Returns the items that exist, in no particular order. Strongly consistent. */
  List<Map<String, AttributeValue>> read(List<Map<String, AttributeValue>> keys) {
    return read(keys, KeysAndAttributes.builder());
  }

  /** Returns selected attributes, as {@link #read(List)}. */
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
        slices(keys, READS_PER_BATCH),
        CONCURRENT_BATCHES,
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
              call("read", () -> client.batchGetItem(b -> b.requestItems(request)));
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

  private <T> T call(String verb, Supplier<T> operation) {
    try {
      return operation.get();
    } catch (SdkException e) {
      throw new StoreException(
          "failed to " + verb + " table " + name + ": " + e.getMessage(),
          e,
          AwsFailures.isRetryable(e));
    }
  }
}
