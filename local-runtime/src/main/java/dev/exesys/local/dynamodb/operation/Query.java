package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ConditionEvaluator;
import dev.exesys.local.dynamodb.expression.ConditionExpression;
import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.KeySchema;
import dev.exesys.local.dynamodb.table.RangeQuery;
import dev.exesys.local.dynamodb.table.TableCatalog;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.Operation;
import dev.exesys.local.protocol.RequestReader;
import dev.exesys.local.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Implements Query. */
public final class Query implements Operation {
  static final Set<String> READ_MEMBERS =
      Set.of(
          "TableName",
          "IndexName",
          "ConsistentRead",
          "ExclusiveStartKey",
          "ExpressionAttributeNames",
          "ExpressionAttributeValues",
          "FilterExpression",
          "Limit",
          "ProjectionExpression",
          "ReturnConsumedCapacity",
          "Select");
  private static final Set<String> MEMBERS =
      MemberSets.union(READ_MEMBERS, Set.of("KeyConditionExpression", "ScanIndexForward"));

  private final TableCatalog tables;
  private final Database database;

  public Query(TableCatalog tables, Database database) {
    this.tables = tables;
    this.database = database;
  }

  @Override
  public ObjectNode run(RequestReader request) {
    request.only(MEMBERS);
    String tableName = TableNameReader.read(request);
    Integer limit = request.optionalInteger("Limit", 1).orElse(null);
    ConsumedCapacity capacity = ConsumedCapacity.requested(request);
    RequestExpressions expressions =
        new RequestExpressions(
            request,
            List.of(
                ExpressionKind.FILTER, ExpressionKind.KEY_CONDITION, ExpressionKind.PROJECTION));
    ConditionExpression filter = expressions.condition(ExpressionKind.FILTER);
    ConditionExpression condition = expressions.condition(ExpressionKind.KEY_CONDITION);
    ResultSelection selection = ResultSelection.of(request, expressions);
    expressions.rejectUnused();
    if (condition == null) {
      throw DynamoDbErrors.validation(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
    }
    TableDefinition table = tables.get(tableName);
    IndexDefinition index = IndexLookup.of(request, table, selection);
    KeySchema keys = index == null ? table.keys() : index.keys();
    KeyCondition wanted = KeyCondition.of(condition, keys);
    FilterValidator.rejectKeys(filter, keys);
    Map<String, AttributeValue> start = ExclusiveStartKeyReader.of(request, table, index);
    ExclusiveStartKeyReader.inPartition(start, keys, wanted.hash());
    if (start != null && !ConditionEvaluator.holds(condition, start)) {
      throw DynamoDbErrors.validation(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
    RangeQuery query =
        new RangeQuery(
            table,
            index,
            wanted.hash(),
            wanted.range(),
            start,
            request.flag("ScanIndexForward", true));
    PageReader.Page page = database.read(new PageReader(query, limit, filter, item -> true)::read);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    selection.write(page, response);
    capacity.addRead(tableName, page.size(), request.flag("ConsistentRead", false));
    capacity.single(response);
    return response;
  }
}
