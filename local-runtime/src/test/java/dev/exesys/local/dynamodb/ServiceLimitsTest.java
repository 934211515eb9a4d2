package dev.exesys.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exesys.local.store.Database;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Limits and corner cases in which local services are often more lenient or stricter than AWS. */
class ServiceLimitsTest {
  private static final String KEY = "'Key': {'pk': {'S': 'a'}, 'sk': {'N': '1'}}";

  @TempDir Path folder;
  private Database database;
  private DynamoDbCalls calls;

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("dynamodb.db"));
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    calls =
        new DynamoDbCalls(new DynamoDbService(database, () -> now, "us-east-1", "000000000000"));
    calls.makeTable("{'ProjectionType': 'ALL'}");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private String update(String expression, String values) {
    return calls.refusal(
        "UpdateItem",
        "{'TableName': 'tab', %s, 'UpdateExpression': '%s'%s}"
            .formatted(
                KEY,
                expression,
                values.isEmpty() ? "" : ", 'ExpressionAttributeValues': " + values));
  }

  private String scan(String filter) {
    return calls.refusal(
        "Scan",
        "{'TableName': 'tab', 'FilterExpression': '%s', 'ExpressionAttributeValues': {':v': {'N': '1'}}}"
            .formatted(filter));
  }

  @Test
  void setsSeveralPositionsPastTheEndOfAList() {
    calls.put("{'pk': {'S': 'a'}, 'sk': {'N': '1'}, 'l': {'L': [{'N': '0'}]}}");
    update(
        "SET l[4] = :x, l[2] = :y, l[0] = :z",
        "{':x': {'N': '4'}, ':y': {'N': '2'}, ':z': {'N': '9'}}");
    assertThat(calls.get("a", 1).path("l").path("L").toString())
        .isEqualTo("[{\"N\":\"9\"},{\"N\":\"2\"},{\"N\":\"4\"}]");
  }

  @Test
  void refusesNamesThatStartWithAnUnderscore() {
    assertThat(update("SET _a = :v", "{':v': {'N': '1'}}"))
        .startsWith("ValidationException: Invalid UpdateExpression: Syntax error");
    assertThat(update("SET a_ = :v", "{':v': {'N': '1'}}")).startsWith("answered");
  }

  @Test
  void limitsOperatorsAndParentheses() {
    assertThat(scan(String.join(" AND ", Collections.nCopies(150, "a=:v")))).startsWith("answered");
    assertThat(scan(String.join(" AND ", Collections.nCopies(151, "a=:v"))))
        .contains("too many operators");
    assertThat(scan("(".repeat(4000))).startsWith("ValidationException: Invalid FilterExpression");
    assertThat(scan("(".repeat(2000) + "a=:v" + ")".repeat(2000)))
        .startsWith("ValidationException: Invalid FilterExpression");
    assertThat(scan("NOT ".repeat(1000) + "a=:v"))
        .startsWith("ValidationException: Invalid FilterExpression");
  }

  @Test
  void acceptsOperandsInParenthesesAndTheValueFirst() {
    calls.put("{'pk': {'S': 'a'}, 'sk': {'N': '1'}}");
    calls.put("{'pk': {'S': 'a'}, 'sk': {'N': '2'}}");
    for (String condition :
        new String[] {
          "(pk) = (:p) AND (sk) > (:s)", ":p = pk AND :s < sk", "(:p = pk) AND (sk > :s)"
        }) {
      assertThat(
              calls.refusal(
                  "Query",
                  "{'TableName': 'tab', 'KeyConditionExpression': '%s', 'ExpressionAttributeValues': {':p': {'S': 'a'}, ':s': {'N': '1'}}}"
                      .formatted(condition)))
          .as(condition)
          .contains("\"Count\":1");
    }
  }

  @Test
  void limitsTheSizeOfATransaction() {
    String text = "x".repeat(390_000);
    String puts =
        IntStream.range(0, 11)
            .mapToObj(i ->
                "{'Put': {'TableName': 'tab', 'Item': {'pk': {'S': 'a'}, 'sk': {'N': '%d'}, 't': {'S': '%s'}}}}"
                    .formatted(i, text))
            .collect(Collectors.joining(","));
    assertThat(calls.refusal("TransactWriteItems", "{'TransactItems': [" + puts + "]}"))
        .startsWith("ValidationException");
    assertThat(calls.get("a", 1).isMissingNode()).isTrue();
  }

  @Test
  void reportsAWrongKeyTypeAsACancellationReason() {
    assertThat(
            calls.refusal(
                "TransactWriteItems",
                "{'TransactItems': [{'Delete': {'TableName': 'tab', 'Key': {'pk': {'N': '1'}, 'sk': {'N': '1'}}}},"
                    + " {'Delete': {'TableName': 'tab', 'Key': {'pk': {'S': 'b'}, 'sk': {'N': '1'}}}}]}"))
        .startsWith("TransactionCanceledException")
        .endsWith("[ValidationError, None]");
  }

  @Test
  void allowsTwentyIndexes() {
    assertThat(create(20)).startsWith("answered");
    assertThat(create(21)).startsWith("ValidationException").contains("limit of 20");
  }

  private String create(int indexes) {
    String all =
        IntStream.range(0, indexes)
            .mapToObj(i ->
                "{'IndexName': 'index%d', 'KeySchema': [{'AttributeName': 'pk', 'KeyType': 'HASH'}], 'Projection': {'ProjectionType': 'ALL'}}"
                    .formatted(i))
            .collect(Collectors.joining(","));
    return calls.refusal(
        "CreateTable",
        "{'TableName': 'tab%d', 'BillingMode': 'PAY_PER_REQUEST', 'AttributeDefinitions': [{'AttributeName': 'pk', 'AttributeType': 'S'}], 'KeySchema': [{'AttributeName': 'pk', 'KeyType': 'HASH'}], 'GlobalSecondaryIndexes': [%s]}"
            .formatted(indexes, all));
  }
}
