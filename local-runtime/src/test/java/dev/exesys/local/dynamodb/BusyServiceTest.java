package dev.exesys.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.dynamodb.operation.BusyService;
import dev.exesys.local.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class BusyServiceTest {
  private static final String ITEM = "{'pk': {'S': 'a'}, 'sk': {'N': '%d'}}";

  @TempDir Path folder;
  private Database database;
  private DynamoDbCalls calls;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("dynamodb.db"));
    calls = calls(1);
    calls.makeTable("{'ProjectionType': 'ALL'}");
  }

  private DynamoDbCalls calls(int rarity) {
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    BusyService busy = new BusyService(new Random(3), rarity);
    return new DynamoDbCalls(
        new DynamoDbService(database, () -> now, "us-east-1", "000000000000", busy));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void throttledAndConflictingCallsHaveNoEffect() {
    String put = "{'TableName': 'tab', 'Item': " + ITEM.formatted(1) + "}";
    assertThat(calls.refusal("PutItem", put)).startsWith("ProvisionedThroughputExceededException");
    assertThat(calls.refusal("TransactWriteItems", "{'TransactItems': [{'Put': " + put + "}]}"))
        .startsWith("TransactionCanceledException")
        .endsWith("[TransactionConflict]");
    assertThat(calls(0).get("a", 1).isMissingNode()).isTrue();
  }

  @Test
  void batchesCompleteWhenUnprocessedItemsAreSentAgain() {
    StringBuilder puts = new StringBuilder();
    StringBuilder keys = new StringBuilder();
    for (int i = 0; i < 9; i++) {
      puts.append(i == 0 ? "" : ",").append("{'PutRequest': {'Item': " + ITEM.formatted(i) + "}}");
      keys.append(i == 0 ? "" : ",").append(ITEM.formatted(i));
    }
    ObjectNode request = DynamoDbCalls.json("{'RequestItems': {'tab': [" + puts + "]}}");
    assertThat(complete("BatchWriteItem", request, "UnprocessedItems")).isEqualTo(4);
    request = DynamoDbCalls.json("{'RequestItems': {'tab': {'Keys': [" + keys + "]}}}");
    assertThat(complete("BatchGetItem", request, "UnprocessedKeys")).isEqualTo(4);
    assertThat(calls.call("Scan", "{'TableName': 'tab'}").path("Count").asInt()).isEqualTo(9);
  }

  /** Sends what was not processed until nothing is left, and returns the number of calls. */
  private int complete(String operation, ObjectNode request, String member) {
    int count = 0;
    ObjectNode next = request;
    while (!next.path("RequestItems").isEmpty()) {
      ObjectNode response = calls.call(operation, next.toString());
      next = DynamoDbCalls.json("{}");
      next.set("RequestItems", response.path(member));
      count++;
    }
    return count;
  }

  @Test
  void scansInNoOrder() {
    for (int i = 0; i < 9; i++) {
      calls(0).put(ITEM.formatted(i));
    }
    String scan = "{'TableName': 'tab'}";
    assertThat(calls.call("Scan", scan).path("Items"))
        .containsExactlyInAnyOrderElementsOf(calls(0).call("Scan", scan).path("Items"))
        .isNotEqualTo(calls(0).call("Scan", scan).path("Items"));
  }
}
