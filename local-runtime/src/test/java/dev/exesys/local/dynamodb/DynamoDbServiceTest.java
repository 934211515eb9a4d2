package dev.exesys.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DynamoDbServiceTest {
  private static final String ALL = "{'ProjectionType': 'ALL'}";
  private static final String KEY = "'Key': {'pk': {'S': 'a'}, 'sk': {'N': '1'}}";

  @TempDir Path folder;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
  private Database database;
  private DynamoDbService service;
  private DynamoDbCalls calls;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("dynamodb.db"));
    service = new DynamoDbService(database, now::get, "us-east-1", "000000000000");
    calls = new DynamoDbCalls(service);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void keepsAcknowledgedWritesAcrossRestart() {
    calls.makeTable(ALL);
    calls.put("{'pk': {'S': 'a'}, 'sk': {'N': '1'}, 'gpk': {'S': 'g'}, 'gsk': {'S': 'x'}}");
    close();
    open();
    assertThat(calls.get("a", 1).path("gpk").path("S").asString()).isEqualTo("g");
    assertThat(
            calls.pages(
                "Query",
                "{'TableName': 'tab', 'IndexName': 'byG', 'KeyConditionExpression': 'gpk = :g',"
                    + " 'ExpressionAttributeValues': {':g': {'S': 'g'}}}"))
        .containsExactly(List.of("1"));
  }

  @Test
  void exactlyOneOfManyConditionalWritesSucceeds() throws InterruptedException {
    calls.makeTable(ALL);
    AtomicInteger successes = new AtomicInteger();
    AtomicInteger failures = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int number = i;
      threads.add(Thread.ofVirtual().start(() -> claim(number, successes, failures)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(successes).hasValue(1);
    assertThat(failures).hasValue(99);
  }

  private void claim(int number, AtomicInteger successes, AtomicInteger failures) {
    try {
      calls.call(
          "UpdateItem",
          "{'TableName': 'tab', "
              + KEY
              + ", 'UpdateExpression': 'SET worker_id = :w',"
              + " 'ConditionExpression': 'attribute_not_exists(worker_id)',"
              + " 'ExpressionAttributeValues': {':w': {'S': 'w"
              + number
              + "'}}}");
      successes.incrementAndGet();
    } catch (ServiceException e) {
      assertThat(e.code()).isEqualTo("ConditionalCheckFailedException");
      failures.incrementAndGet();
    }
  }

  @Test
  void concurrentIncrementsAreAllCounted() throws InterruptedException {
    calls.makeTable(ALL);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      threads.add(
          Thread.ofVirtual()
              .start(() ->
                  calls.call(
                      "UpdateItem",
                      "{'TableName': 'tab', "
                          + KEY
                          + ", 'UpdateExpression': 'ADD n :one',"
                          + " 'ExpressionAttributeValues': {':one': {'N': '1'}}}")));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(calls.get("a", 1).path("n").path("N").asString()).isEqualTo("100");
  }

  @Test
  void cancelledTransactionWritesNothingAndReportsReasons() {
    calls.makeTable(ALL);
    calls.put("{'pk': {'S': 'a'}, 'sk': {'N': '1'}}");
    String transaction =
        "{'TransactItems': [{'Put': {'TableName': 'tab', 'Item': {'pk': {'S': 'b'}, 'sk': {'N': '1'}}}},"
            + "{'ConditionCheck': {'TableName': 'tab', "
            + KEY
            + ", 'ConditionExpression': 'attribute_exists(x)', 'ReturnValuesOnConditionCheckFailure': 'ALL_OLD'}}]}";
    assertThat(calls.refusal("TransactWriteItems", transaction))
        .isEqualTo(
            "TransactionCanceledException: Transaction cancelled, please refer cancellation reasons"
                + " for specific reasons [None, ConditionalCheckFailed]");
    assertThat(calls.get("b", 1).isMissingNode()).isTrue();
  }

  @Test
  void clientRequestTokenMakesTransactionIdempotent() {
    calls.makeTable(ALL);
    String token = ", 'ClientRequestToken': 'once'}";
    String add =
        "{'TransactItems': [{'Update': {'TableName': 'tab', "
            + KEY
            + ", 'UpdateExpression': 'ADD n :one', 'ExpressionAttributeValues': {':one': {'N': '%d'}}}}]";
    calls.call("TransactWriteItems", add.formatted(1) + token);
    calls.call("TransactWriteItems", add.formatted(1) + token);
    assertThat(calls.get("a", 1).path("n").path("N").asString()).isEqualTo("1");
    assertThat(calls.refusal("TransactWriteItems", add.formatted(2) + token))
        .startsWith("IdempotentParameterMismatchException: ");
  }

  @Test
  void deletesExpiredItemsWithTheirIndexRows() {
    calls.makeTable(ALL);
    calls.call(
        "UpdateTimeToLive",
        "{'TableName': 'tab', 'TimeToLiveSpecification': {'AttributeName': 'expires_at', 'Enabled': true}}");
    long second = now.get().getEpochSecond();
    for (int sk = -1; sk <= 1; sk++) {
      calls.put(
          "{'pk': {'S': 'a'}, 'sk': {'N': '"
              + sk
              + "'}, 'gpk': {'S': 'g'}, 'gsk': {'S': 'x'}, 'expires_at': {'N': '"
              + (second + sk * 100L)
              + "'}}");
    }
    assertThat(service.deleteExpired()).isEqualTo(1);
    now.set(now.get().plusSeconds(50));
    assertThat(service.deleteExpired()).isEqualTo(1);
    assertThat(calls.pages("Scan", "{'TableName': 'tab', 'IndexName': 'byG'}"))
        .containsExactly(List.of("1"));
  }

  @Test
  void pagesAreInNumericOrderOfSortKeys() {
    calls.makeTable(ALL);
    for (int sk : new int[] {10, -3, 9, 0, 100, -20}) {
      calls.put("{'pk': {'S': 'a'}, 'sk': {'N': '" + sk + "'}}");
    }
    String query =
        "{'TableName': 'tab', 'Limit': 4, 'KeyConditionExpression': 'pk = :p', 'ScanIndexForward': %s,"
            + " 'ExpressionAttributeValues': {':p': {'S': 'a'}}}";
    assertThat(calls.pages("Query", query.formatted(true)))
        .containsExactly(List.of("-20", "-3", "0", "9"), List.of("10", "100"));
    assertThat(calls.pages("Query", query.formatted(false)))
        .containsExactly(List.of("100", "10", "9", "0"), List.of("-3", "-20"));
  }

  @Test
  void rejectsUnknownOperationsAndParametersByName() {
    assertThat(calls.refusal("CreateBackup", "{}"))
        .isEqualTo(
            "UnknownOperationException: The operation CreateBackup is not supported by the local stack");
    assertThat(calls.refusal("PutItem", "{'TableName': 'tab', 'Expected': {}}"))
        .isEqualTo(
            "ValidationException: The parameter Expected of PutItem is not supported by the local stack");
  }
}
