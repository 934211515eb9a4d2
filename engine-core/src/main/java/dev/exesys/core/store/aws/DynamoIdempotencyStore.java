package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.required;
import static dev.exesys.core.store.aws.AttributeValues.s;

import dev.exesys.core.store.IdempotencyStore;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Idempotency keys in the locks table. */
public final class DynamoIdempotencyStore implements IdempotencyStore {

  private static final int MOST_ATTEMPTS = 5;

  private final DynamoTable table;

  /** A book over the locks table of that name. */
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
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      // Of two requests with one key at the same moment exactly one writes; the other reads what it
      // wrote.
      if (table.put(item, "attribute_not_exists(pk)")) {
        return Optional.empty();
      }
      Optional<Entry> there = table.get(keys(key)).map(DynamoIdempotencyStore::read);
      if (there.isPresent()) {
        return there;
      }
    }
    throw new IllegalStateException("idempotency key " + key + " comes and goes");
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
