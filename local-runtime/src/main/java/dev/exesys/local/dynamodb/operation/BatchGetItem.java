package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ProjectionExpression;
import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.AttributeValueReader;
import dev.exesys.local.dynamodb.value.AttributeValueWriter;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.Operation;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.store.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Implements BatchGetItem. Items are returned in the order of the requested keys; keys past 16 MB
 * are returned as unprocessed.
 */
public final class BatchGetItem implements Operation {
  private static final int MAX_KEYS = 100;
  private static final int MAX_RESPONSE_BYTES = 16 * 1024 * 1024;
  private static final Set<String> MEMBERS = Set.of("RequestItems", "ReturnConsumedCapacity");
  private static final Set<String> TABLE_MEMBERS =
      Set.of("Keys", "ConsistentRead", "ProjectionExpression", "ExpressionAttributeNames");

  private final TableCatalog tables;
  private final Database database;

  public BatchGetItem(TableCatalog tables, Database database) {
    this.tables = tables;
    this.database = database;
  }

  private record TableRead(
      String name, RequestReader request, boolean consistent, List<ItemRead> reads) {}

  @Override
  public ObjectNode run(RequestReader request) {
    request.only(MEMBERS);
    ConsumedCapacity capacity = ConsumedCapacity.requested(request);
    List<TableRead> all = new ArrayList<>();
    request
        .required("RequestItems")
        .properties()
        .forEach(e -> all.add(read(e.getKey(), e.getValue())));
    int count = all.stream().mapToInt(table -> table.reads().size()).sum();
    if (count == 0) {
      throw ServiceException.violation(
          "Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1");
    }
    if (count > MAX_KEYS) {
      throw DynamoDbErrors.validation("Too many items requested for the BatchGetItem call");
    }
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.putObject("Responses");
    response.putObject("UnprocessedKeys");
    database.read(connection -> fill(connection, all, response, capacity));
    capacity.list(response);
    return response;
  }

  private TableRead read(String name, JsonNode json) {
    RequestReader request = RequestReader.of("KeysAndAttributes", json).only(TABLE_MEMBERS);
    ProjectionExpression projection = ItemRead.projection(request);
    TableDefinition table = tables.get(name);
    List<ItemRead> reads = new ArrayList<>();
    Set<Map<String, AttributeValue>> seen = new HashSet<>();
    for (JsonNode key : request.required("Keys")) {
      ItemRead read =
          new ItemRead(table, KeyValidator.key(table, AttributeValueReader.item(key)), projection);
      if (!seen.add(read.key())) {
        throw DynamoDbErrors.validation("Provided list of item keys contains duplicates");
      }
      reads.add(read);
    }
    return new TableRead(name, request, request.flag("ConsistentRead", false), reads);
  }

  private static boolean fill(
      Connection connection, List<TableRead> all, ObjectNode response, ConsumedCapacity capacity)
      throws SQLException {
    int size = 0;
    for (TableRead table : all) {
      ArrayNode items = response.withObject("Responses").putArray(table.name());
      for (ItemRead read : table.reads()) {
        if (size > MAX_RESPONSE_BYTES) {
          unprocessed(table, read, response);
          continue;
        }
        Map<String, AttributeValue> item = read.stored(connection);
        size += ConsumedCapacity.size(item);
        capacity.addRead(table.name(), ConsumedCapacity.size(item), table.consistent());
        if (item != null) {
          items.add(AttributeValueWriter.item(read.shown(item)));
        }
      }
    }
    return true;
  }

  private static void unprocessed(TableRead table, ItemRead read, ObjectNode response) {
    ObjectNode all = response.withObject("UnprocessedKeys");
    ObjectNode rest = all.withObject(table.name());
    for (String member : List.of("ProjectionExpression", "ExpressionAttributeNames")) {
      JsonNode value = table.request().value(member).orElse(null);
      if (value != null) {
        rest.set(member, value);
      }
    }
    rest.put("ConsistentRead", table.consistent());
    rest.withArray("Keys").add(AttributeValueWriter.item(read.key()));
  }
}
