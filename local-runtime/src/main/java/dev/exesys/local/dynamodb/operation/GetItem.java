package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.expression.ProjectionExpression;
import dev.exesys.local.dynamodb.table.ItemTable;
import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.Value;
import dev.exesys.local.dynamodb.value.ValueReader;
import dev.exesys.local.dynamodb.value.ValueWriter;
import dev.exesys.local.protocol.Operation;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** GetItem. Every read sees the last write. */
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
    Map<String, Value> key = ValueReader.item(request.required("Key"));
    boolean consistent = request.flag("ConsistentRead", false);
    ConsumedCapacity capacity = ConsumedCapacity.wanted(request);
    RequestExpressions expressions =
        new RequestExpressions(request, List.of(ExpressionKind.PROJECTION));
    ProjectionExpression projection = expressions.projection();
    expressions.refuseUnused();
    TableDefinition table = tables.get(tableName);
    KeyChecks.key(table, key);
    Map<String, Value> item =
        database.<Map<String, Value>>read(connection -> {
          Map<String, Value> found = ItemTable.get(connection, table, key);
          return found == null ? Map.of() : found;
        });
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    if (!item.isEmpty()) {
      answer.set("Item", ValueWriter.item(projection == null ? item : projection.of(item)));
    }
    capacity.addRead(tableName, ConsumedCapacity.size(item), consistent);
    capacity.single(answer);
    return answer;
  }
}
