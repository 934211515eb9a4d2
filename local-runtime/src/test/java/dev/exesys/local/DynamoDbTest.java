package dev.exesys.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Tests the local DynamoDB through the gateway with the AWS SDK. */
class DynamoDbTest {
  @TempDir Path folder;

  @Test
  void keepsOrdersTableAcrossRestart() throws IOException {
    try (LocalStack stack = start();
        DynamoDbClient client = Clients.on(stack.endpoint(), DynamoDbClient.builder())) {
      createOrdersTable(client);
      client.waiter().waitUntilTableExists(b -> b.tableName("orders"));
      for (int number = 1; number <= 5; number++) {
        String padded = "000" + number;
        client.putItem(b ->
            b.tableName("orders")
                .item(
                    Map.of(
                        "pk", text("run:" + padded),
                        "run_id", text("run"),
                        "order_num", text(padded),
                        "status", text("queued"))));
      }
      client.putItem(
          b -> b.tableName("orders").item(Map.of("pk", text("run:_job"), "run_id", text("run"))));
    }
    try (LocalStack stack = start();
        DynamoDbClient client = Clients.on(stack.endpoint(), DynamoDbClient.builder())) {
      var orders =
          client
              .queryPaginator(b ->
                  b.tableName("orders")
                      .indexName("run_id-order_num-index")
                      .keyConditionExpression("run_id = :run")
                      .expressionAttributeValues(Map.of(":run", text("run")))
                      .limit(2))
              .items();
      assertThat(orders)
          .extracting(item -> item.get("pk"))
          .containsExactly(
              text("run:0001"),
              text("run:0002"),
              text("run:0003"),
              text("run:0004"),
              text("run:0005"));
    }
  }

  @Test
  void sdkThrowsTypedExceptions() throws IOException {
    try (LocalStack stack = start();
        DynamoDbClient client = Clients.on(stack.endpoint(), DynamoDbClient.builder())) {
      assertThatThrownBy(() -> client.describeTable(b -> b.tableName("orders")))
          .isInstanceOf(ResourceNotFoundException.class);
      createOrdersTable(client);
      client.putItem(
          b -> b.tableName("orders").item(Map.of("pk", text("a"), "worker_id", text("first"))));
      assertThatThrownBy(() ->
              client.updateItem(b ->
                  b.tableName("orders")
                      .key(Map.of("pk", text("a")))
                      .updateExpression("SET worker_id = :w")
                      .conditionExpression("attribute_not_exists(worker_id)")
                      .expressionAttributeValues(Map.of(":w", text("second")))
                      .returnValuesOnConditionCheckFailure(
                          ReturnValuesOnConditionCheckFailure.ALL_OLD)))
          .asInstanceOf(type(ConditionalCheckFailedException.class))
          .extracting(e -> e.item().get("worker_id"))
          .isEqualTo(text("first"));
      assertThatThrownBy(
              () -> client.transactWriteItems(b -> b.transactItems(putNew(), checkThatAIsNot())))
          .asInstanceOf(type(TransactionCanceledException.class))
          .satisfies(e ->
              assertThat(e.cancellationReasons())
                  .extracting(CancellationReason::code)
                  .containsExactly("None", "ConditionalCheckFailed"));
    }
  }

  private static TransactWriteItem putNew() {
    return TransactWriteItem.builder()
        .put(p -> p.tableName("orders").item(Map.of("pk", text("new"))))
        .build();
  }

  private static TransactWriteItem checkThatAIsNot() {
    return TransactWriteItem.builder()
        .conditionCheck(c ->
            c.tableName("orders")
                .key(Map.of("pk", text("a")))
                .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }

  private static void createOrdersTable(DynamoDbClient client) {
    GlobalSecondaryIndex index =
        GlobalSecondaryIndex.builder()
            .indexName("run_id-order_num-index")
            .keySchema(key("run_id", KeyType.HASH), key("order_num", KeyType.RANGE))
            .projection(p -> p.projectionType(ProjectionType.ALL))
            .build();
    client.createTable(b ->
        b.tableName("orders")
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .attributeDefinitions(string("pk"), string("run_id"), string("order_num"))
            .keySchema(key("pk", KeyType.HASH))
            .globalSecondaryIndexes(index));
  }

  private static AttributeDefinition string(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  private LocalStack start() throws IOException {
    return LocalStack.start(LocalStackOptions.of(folder, Clients.CREDENTIALS));
  }

  private static AttributeValue text(String text) {
    return AttributeValue.fromS(text);
  }
}
