package dev.exesys.core.store.aws;

import static dev.exesys.core.store.aws.AttributeValues.required;
import static dev.exesys.core.store.aws.AttributeValues.s;

import dev.exesys.core.store.OpenRunStore;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Stores open runs in the locks table, in 16 partitions by the first digit of the run id, to
 * distribute the writes of concurrent submissions.
 */
public final class DynamoOpenRunStore implements OpenRunStore {

  private static final int PARTITIONS = 16;

  private final DynamoTable table;

  /** Creates the store over the locks table of that name. */
  public DynamoOpenRunStore(DynamoDbClient client, String table) {
    this.table = new DynamoTable(client, table);
  }

  @Override
  public void note(OpenRun run) {
    table.update(
        ConditionalUpdate.setting(
            keys(run.runId()),
            new ItemBuilder()
                .time("noted_at", run.notedAt())
                .flag("queued", run.queued())
                .flag("pooled", run.pooled()),
            "",
            ""));
  }

  @Override
  public void forget(String runId) {
    table.delete(keys(runId));
  }

  @Override
  public Optional<OpenRun> find(String runId) {
    return table.get(keys(runId)).map(DynamoOpenRunStore::read);
  }

  @Override
  public List<OpenRun> all() {
    return IntStream.range(0, PARTITIONS)
        .mapToObj(i -> partition(HexFormat.of().toHexDigits((byte) i).substring(1)))
        .flatMap(partition -> table.queryAll(in(partition)).stream())
        .map(DynamoOpenRunStore::read)
        .toList();
  }

  private static QueryRequest.Builder in(String partition) {
    return QueryRequest.builder()
        .consistentRead(true)
        .keyConditionExpression("pk = :pk")
        .expressionAttributeValues(Map.of(":pk", s(partition)));
  }

  private static OpenRun read(Map<String, AttributeValue> item) {
    return new OpenRun(
        required(item, "sk"),
        Instant.parse(required(item, "noted_at")),
        AttributeValues.flag(item, "queued"),
        AttributeValues.flag(item, "pooled"));
  }

  private static String partition(String digit) {
    return "open:" + digit;
  }

  private static Map<String, AttributeValue> keys(String runId) {
    return Map.of("pk", s(partition(runId.substring(0, 1))), "sk", s(runId));
  }
}
