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

/** Implements TransactGetItems as one snapshot. */
public final class TransactGetItems implements Operation {
  private static final Set<String> MEMBERS = Set.of("TransactItems", "ReturnConsumedCapacity");
  private static final Set<String> GET_MEMBERS =
      Set.of("TableName", "Key", "ProjectionExpression", "ExpressionAttributeNames");

  private final TableCatalog tables;
  private final Database database;

  public TransactGetItems(TableCatalog tables, Database database) {
    this.tables = tables;
    this.database = database;
  }

  @Override
  public ObjectNode run(RequestReader request) {
    request.only(MEMBERS);
    ConsumedCapacity capacity = ConsumedCapacity.requested(request);
    List<ItemRead> reads = new ArrayList<>();
    for (JsonNode json : TransactItemsReader.items(request)) {
      reads.add(read(json));
    }
    Set<ItemKey> seen = new HashSet<>();
    for (ItemRead read : reads) {
      if (!seen.add(ItemKey.of(read.table(), read.key()))) {
        throw DynamoDbErrors.validation(
            "Transaction request cannot include multiple operations on one item");
      }
    }
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    ArrayNode responses = response.putArray("Responses");
    // The writer thread runs the reads, so that no write happens between two of them.
    database.write(connection -> fill(connection, reads, responses, capacity));
    capacity.list(response);
    return response;
  }

  private ItemRead read(JsonNode json) {
    RequestReader item = RequestReader.of("TransactItems", json).only(Set.of("Get"));
    RequestReader get = RequestReader.of("Get", item.required("Get")).only(GET_MEMBERS);
    ProjectionExpression projection = ItemRead.projection(get);
    TableDefinition table = tables.get(TableNameReader.read(get));
    return new ItemRead(
        table, KeyValidator.key(table, AttributeValueReader.item(get.required("Key"))), projection);
  }

  private static boolean fill(
      Connection connection, List<ItemRead> reads, ArrayNode responses, ConsumedCapacity capacity)
      throws SQLException {
    long size = 0;
    for (ItemRead read : reads) {
      Map<String, AttributeValue> item = read.stored(connection);
      size += ConsumedCapacity.size(item);
      TransactItemsReader.checkSize(size);
      capacity.addTransactionalRead(read.table().name(), ConsumedCapacity.size(item));
      ObjectNode entry = responses.addObject();
      if (item != null) {
        entry.set("Item", AttributeValueWriter.item(read.shown(item)));
      }
    }
    return true;
  }
}
