package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.expression.ProjectionExpression;
import dev.exesys.local.dynamodb.table.ItemTable;
import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.AttributeValueReader;
import dev.exesys.local.dynamodb.value.AttributeValueWriter;
import dev.exesys.local.protocol.Operation;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Implements GetItem. All reads are strongly consistent. */
public final class GetItem implements Operation {
  private static final Set<String> MEMBERS =
      Set.of(
          "TableName",
          "Key",
          "ConsistentRead",
          "ProjectionExpression",
          "ExpressionAttributeNames",
          "ReturnConsumedCapacity");

  private final TableCatalog tables;
  private final Database database;

  public GetItem(TableCatalog tables, Database database) {
    this.tables = tables;
    this.database = database;
  }

  @Override
  public ObjectNode run(RequestReader request) {
    request.only(MEMBERS);
    String tableName = TableNameReader.read(request);
    Map<String, AttributeValue> key = AttributeValueReader.item(request.required("Key"));
    boolean consistent = request.flag("ConsistentRead", false);
    ConsumedCapacity capacity = ConsumedCapacity.requested(request);
    RequestExpressions expressions =
        new RequestExpressions(request, List.of(ExpressionKind.PROJECTION));
    ProjectionExpression projection = expressions.projection();
    expressions.rejectUnused();
    TableDefinition table = tables.get(tableName);
    KeyValidator.key(table, key);
    Map<String, AttributeValue> item =
        database.<Map<String, AttributeValue>>read(connection -> {
          Map<String, AttributeValue> found = ItemTable.get(connection, table, key);
          return found == null ? Map.of() : found;
        });
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    if (!item.isEmpty()) {
      response.set(
          "Item", AttributeValueWriter.item(projection == null ? item : projection.of(item)));
    }
    capacity.addRead(tableName, ConsumedCapacity.size(item), consistent);
    capacity.single(response);
    return response;
  }
}
