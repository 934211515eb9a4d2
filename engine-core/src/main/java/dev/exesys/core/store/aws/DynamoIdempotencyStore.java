package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.required;
import static dev.exesys.core.store.aws.AttributeValues.s;

import dev.exesys.core.store.IdempotencyStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Stores idempotency keys in the locks table. */
public final class DynamoIdempotencyStore implements IdempotencyStore {

  private static final int MAX_ATTEMPTS = 5;

  private final DynamoTable table;

  /** Creates the store over the locks table of that name. */
  public DynamoIdempotencyStore(DynamoDbClient client, String table) {
    this.table = new DynamoTable(client, table);
  }

  @Override
  public Optional<Entry> putIfAbsent(String key, Entry entry) {
    Map<String, AttributeValue> item =
        new ItemBuilder()
            .text("pk", partition(key))
            .text("sk", "-")
            .text("payload_digest", entry.digest())
            .text("run_id", entry.runId())
            .put("expires_at", AttributeValues.seconds(entry.expiresAt()))
            .build();
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      // Of two concurrent requests with one key exactly one writes; the other reads the entry.
      if (table.put(item, "attribute_not_exists(pk)")) {
        return Optional.empty();
      }
      Optional<Entry> existing = table.get(keys(key)).map(DynamoIdempotencyStore::read);
      if (existing.isPresent()) {
        return existing;
      }
    }
    throw new IllegalStateException(
        "idempotency key " + key + " was created and deleted " + MAX_ATTEMPTS + " times");
  }

  @Override
  public void remove(String key, String runId) {
    table.delete(keys(key), "run_id = :run", Map.of(), Map.of(":run", s(runId)));
  }

  private static Entry read(Map<String, AttributeValue> item) {
    return new Entry(
        required(item, "payload_digest"),
        required(item, "run_id"),
        Instant.ofEpochSecond(AttributeValues.requiredNumber(item, "expires_at")));
  }

  private static String partition(String key) {
    return "idempotency:" + key;
  }

  private static Map<String, AttributeValue> keys(String key) {
    return Map.of("pk", s(partition(key)), "sk", s("-"));
  }
}
