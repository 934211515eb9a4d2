package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.AttributeValueReader;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.Operation;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.store.Database;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Implements BatchWriteItem as one transaction, so no write is ever unprocessed. */
public final class BatchWriteItem implements Operation {
  private static final int MAX_WRITES = 25;
  private static final Set<String> MEMBERS =
      Set.of("RequestItems", "ReturnConsumedCapacity", "ReturnItemCollectionMetrics");

  private final TableCatalog tables;
  private final Database database;

  public BatchWriteItem(TableCatalog tables, Database database) {
    this.tables = tables;
    this.database = database;
  }

  @Override
  public ObjectNode run(RequestReader request) {
    request.only(MEMBERS);
    ConsumedCapacity capacity = ConsumedCapacity.requested(request);
    List<ItemWrite> writes = writes(request);
    rejectDuplicates(writes);
    List<ItemWrite.PlannedWrite> effects =
        database.write(connection -> {
          List<ItemWrite.PlannedWrite> done = new ArrayList<>();
          for (ItemWrite write : writes) {
            ItemWrite.PlannedWrite effect = write.plan(connection, tables.get(write.tableName()));
            effect.apply(connection);
            done.add(effect);
          }
          return done;
        });
    effects.forEach(capacity::addWrite);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putObject("UnprocessedItems");
    capacity.list(response);
    return response;
  }

  private static List<ItemWrite> writes(RequestReader request) {
    List<ItemWrite> writes = new ArrayList<>();
    for (Map.Entry<String, JsonNode> table : request.required("RequestItems").properties()) {
      if (!table.getValue().isArray() || table.getValue().isEmpty()) {
        throw DynamoDbErrors.validation(
            "The batch write request list for a table cannot be null or empty: " + table.getKey());
      }
      table.getValue().forEach(json -> writes.add(write(table.getKey(), json)));
    }
    if (writes.isEmpty()) {
      throw DynamoDbErrors.validation(
          "The batch write request cannot be null or empty: RequestItems");
    }
    if (writes.size() > MAX_WRITES) {
      throw DynamoDbErrors.validation("Too many items requested for the BatchWriteItem call");
    }
    return writes;
  }

  private static ItemWrite write(String table, JsonNode json) {
    RequestReader request =
        RequestReader.of("WriteRequest", json).only(Set.of("PutRequest", "DeleteRequest"));
    if (request.has("PutRequest") == request.has("DeleteRequest")) {
      throw DynamoDbErrors.validation(
          "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
    }
    if (request.has("PutRequest")) {
      RequestReader put =
          RequestReader.of("PutRequest", request.required("PutRequest")).only(Set.of("Item"));
      return plain(ItemWrite.WriteKind.PUT, table, AttributeValueReader.item(put.required("Item")));
    }
    RequestReader delete =
        RequestReader.of("DeleteRequest", request.required("DeleteRequest")).only(Set.of("Key"));
    return plain(
        ItemWrite.WriteKind.DELETE, table, AttributeValueReader.item(delete.required("Key")));
  }

  private static ItemWrite plain(
      ItemWrite.WriteKind kind, String table, Map<String, AttributeValue> attributes) {
    return new ItemWrite(kind, table, attributes, null, null, false);
  }

  private void rejectDuplicates(List<ItemWrite> writes) {
    Set<ItemKey> seen = new HashSet<>();
    for (ItemWrite write : writes) {
      TableDefinition table = tables.get(write.tableName());
      write.check(table);
      if (!seen.add(ItemKey.of(table, write.attributes()))) {
        throw DynamoDbErrors.validation("Provided list of item keys contains duplicates");
      }
    }
  }
}
