package dev.exesys.deployment.aws;

import dev.exesys.core.settings.EngineSettings;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Creates the three tables, as docs/REFERENCE.md and the contract describe them. */
final class TableProvisioner {
  private static final String EXPIRY_ATTRIBUTE = "expires_at";

  private final DynamoDbClient client;

  TableProvisioner(DynamoDbClient client) {
    this.client = client;
  }

  /** Creates the tables that do not exist. */
  void create(EngineSettings.Tables names) {
    create(
        names.orders(),
        new Key("pk", null),
        new Index("run_id-order_num-index", new Key("run_id", "order_num")));
    if (create(
        names.orderEvents(),
        new Key("trace_id", "sk"),
        new Index("order_name-epoch-index", new Key("order_name", "epoch")))) {
      enableTimeToLive(names.orderEvents());
    }
    if (create(names.locks(), new Key("pk", "sk"), null)) {
      enableTimeToLive(names.locks());
    }
  }

  private boolean create(String table, Key key, @Nullable Index index) {
    List<AttributeDefinition> attributes = new ArrayList<>(key.attributes());
    CreateTableRequest.Builder request =
        CreateTableRequest.builder()
            .tableName(table)
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(key.schema());
    if (index != null) {
      attributes.addAll(index.key().attributes());
      request.globalSecondaryIndexes(
          GlobalSecondaryIndex.builder()
              .indexName(index.name())
              .keySchema(index.key().schema())
              .projection(p -> p.projectionType(ProjectionType.ALL))
              .build());
    }
    try {
      client.createTable(request.attributeDefinitions(attributes).build());
      return true;
    } catch (ResourceInUseException e) {
      // The table exists from an earlier start with the same data directory.
      return false;
    }
  }

  private void enableTimeToLive(String table) {
    client.updateTimeToLive(r ->
        r.tableName(table)
            .timeToLiveSpecification(t -> t.attributeName(EXPIRY_ATTRIBUTE).enabled(true)));
  }

  private record Index(String name, Key key) {}

  /** The names of key attributes, all of type string. */
  private record Key(String hash, @Nullable String range) {

    List<KeySchemaElement> schema() {
      List<KeySchemaElement> schema = new ArrayList<>();
      schema.add(element(hash, KeyType.HASH));
      if (range != null) {
        schema.add(element(range, KeyType.RANGE));
      }
      return schema;
    }

    List<AttributeDefinition> attributes() {
      return schema().stream()
          .map(element ->
              AttributeDefinition.builder()
                  .attributeName(element.attributeName())
                  .attributeType(ScalarAttributeType.S)
                  .build())
          .toList();
    }

    private static KeySchemaElement element(String name, KeyType type) {
      return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }
  }
}
