package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ProjectionExpression;
import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.dynamodb.value.Value;
import dev.exesys.local.dynamodb.value.ValueReader;
import dev.exesys.local.dynamodb.value.ValueWriter;
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

/** BatchGetItem. Items come in the order of their keys; past 16 MB the rest is unprocessed. */
public final class BatchGetItem implements Operation {
  private static final int MOST = 100;
  private static final int LARGEST_ANSWER = 16 * 1024 * 1024;
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
    ConsumedCapacity capacity = ConsumedCapacity.wanted(request);
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
    if (count > MOST) {
      throw DynamoDbErrors.validation("Too many items requested for the BatchGetItem call");
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.putObject("Responses");
    answer.putObject("UnprocessedKeys");
    database.read(connection -> fill(connection, all, answer, capacity));
    capacity.list(answer);
    return answer;
  }

  private TableRead read(String name, JsonNode json) {
    RequestReader request = RequestReader.of("KeysAndAttributes", json).only(TABLE_MEMBERS);
    ProjectionExpression projection = ItemRead.projection(request);
    TableDefinition table = tables.get(name);
    List<ItemRead> reads = new ArrayList<>();
    Set<Map<String, Value>> seen = new HashSet<>();
    for (JsonNode key : request.required("Keys")) {
      ItemRead read = new ItemRead(table, KeyChecks.key(table, ValueReader.item(key)), projection);
      if (!seen.add(read.key())) {
        throw DynamoDbErrors.validation("Provided list of item keys contains duplicates");
      }
      reads.add(read);
    }
    return new TableRead(name, request, request.flag("ConsistentRead", false), reads);
  }

  private static boolean fill(
      Connection connection, List<TableRead> all, ObjectNode answer, ConsumedCapacity capacity)
      throws SQLException {
    int size = 0;
    for (TableRead table : all) {
      ArrayNode items = answer.withObject("Responses").putArray(table.name());
      for (ItemRead read : table.reads()) {
        if (size > LARGEST_ANSWER) {
          unprocessed(table, read, answer);
          continue;
        }
        Map<String, Value> item = read.stored(connection);
        size += ConsumedCapacity.size(item);
        capacity.addRead(table.name(), ConsumedCapacity.size(item), table.consistent());
        if (item != null) {
          items.add(ValueWriter.item(read.shown(item)));
        }
      }
    }
    return true;
  }

  private static void unprocessed(TableRead table, ItemRead read, ObjectNode answer) {
    ObjectNode all = answer.withObject("UnprocessedKeys");
    ObjectNode rest = all.withObject(table.name());
    for (String member : List.of("ProjectionExpression", "ExpressionAttributeNames")) {
      JsonNode value = table.request().value(member).orElse(null);
      if (value != null) {
        rest.set(member, value);
      }
    }
    rest.put("ConsistentRead", table.consistent());
    rest.withArray("Keys").add(ValueWriter.item(read.key()));
  }
}
