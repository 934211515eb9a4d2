package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.KeySchema;
import dev.exesys.local.dynamodb.table.TableDefinition;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes table descriptions.
 *
 * @param region the region in ARNs
 * @param account the account id in ARNs
 */
public record TableJson(String region, String account) {

  /** Returns the ARN of a table. */
  String arn(TableDefinition table) {
    return "arn:aws:dynamodb:" + region + ":" + account + ":table/" + table.name();
  }

  ObjectNode describe(TableDefinition table, String status, long items, long bytes) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    ArrayNode attributes = json.putArray("AttributeDefinitions");
    table
        .attributes()
        .forEach(attribute ->
            attributes
                .addObject()
                .put("AttributeName", attribute.name())
                .put("AttributeType", attribute.type()));
    json.put("TableName", table.name());
    keys(table.keys(), json.putArray("KeySchema"));
    json.put("TableStatus", status);
    json.put("CreationDateTime", table.createdMillis() / 1000.0);
    throughput(table, json.putObject("ProvisionedThroughput"));
    json.put("TableSizeBytes", bytes);
    json.put("ItemCount", items);
    json.put("TableArn", arn(table));
    json.put("TableId", id(table));
    json.putObject("BillingModeSummary").put("BillingMode", table.billingMode());
    if (!table.indexes().isEmpty()) {
      ArrayNode indexes = json.putArray("GlobalSecondaryIndexes");
      table.indexes().forEach(index -> index(table, index, indexes.addObject()));
    }
    json.put("DeletionProtectionEnabled", false);
    return json;
  }

  private void index(TableDefinition table, IndexDefinition index, ObjectNode json) {
    json.put("IndexName", index.name());
    keys(index.keys(), json.putArray("KeySchema"));
    ObjectNode projection = json.putObject("Projection");
    projection.put("ProjectionType", index.projection());
    if (!index.included().isEmpty()) {
      ArrayNode included = projection.putArray("NonKeyAttributes");
      index.included().forEach(included::add);
    }
    json.put("IndexStatus", "ACTIVE");
    throughput(table, json.putObject("ProvisionedThroughput"));
    json.put("IndexSizeBytes", 0);
    json.put("ItemCount", 0);
    json.put("IndexArn", arn(table) + "/index/" + index.name());
  }

  private static void throughput(TableDefinition table, ObjectNode json) {
    json.put("NumberOfDecreasesToday", 0);
    json.put("ReadCapacityUnits", table.readUnits());
    json.put("WriteCapacityUnits", table.writeUnits());
  }

  private static void keys(KeySchema keys, ArrayNode json) {
    json.addObject().put("AttributeName", keys.hash().name()).put("KeyType", "HASH");
    if (keys.range() != null) {
      json.addObject().put("AttributeName", keys.range().name()).put("KeyType", "RANGE");
    }
  }

  private static String id(TableDefinition table) {
    String text = table.name() + "/" + table.id() + "/" + table.createdMillis();
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
