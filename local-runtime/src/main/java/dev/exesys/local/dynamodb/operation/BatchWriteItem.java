package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.dynamodb.value.Value;
import dev.exesys.local.dynamodb.value.ValueReader;
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

/** BatchWriteItem. All of it is written at once, so nothing is ever unprocessed. */
public final class BatchWriteItem implements Operation {
  private static final int MOST = 25;
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
    ConsumedCapacity capacity = ConsumedCapacity.wanted(request);
    List<ItemWrite> writes = writes(request);
    refuseDuplicates(writes);
    List<ItemWrite.Effect> effects =
        database.write(connection -> {
          List<ItemWrite.Effect> done = new ArrayList<>();
          for (ItemWrite write : writes) {
            ItemWrite.Effect effect = write.plan(connection, tables.get(write.tableName()));
            effect.apply(connection);
            done.add(effect);
          }
          return done;
        });
    effects.forEach(capacity::addWrite);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("UnprocessedItems");
    capacity.list(answer);
    return answer;
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
    if (writes.size() > MOST) {
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
      return plain(ItemWrite.Kind.PUT, table, ValueReader.item(put.required("Item")));
    }
    RequestReader delete =
        RequestReader.of("DeleteRequest", request.required("DeleteRequest")).only(Set.of("Key"));
    return plain(ItemWrite.Kind.DELETE, table, ValueReader.item(delete.required("Key")));
  }

  private static ItemWrite plain(ItemWrite.Kind kind, String table, Map<String, Value> attributes) {
    return new ItemWrite(kind, table, attributes, null, null, false);
  }

  private void refuseDuplicates(List<ItemWrite> writes) {
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
