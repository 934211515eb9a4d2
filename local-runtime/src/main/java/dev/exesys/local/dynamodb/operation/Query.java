package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.Condition;
import dev.exesys.local.dynamodb.expression.ConditionEvaluator;
import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.KeySchema;
import dev.exesys.local.dynamodb.table.Reading;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.table.Tables;
import dev.exesys.local.dynamodb.value.Refusal;
import dev.exesys.local.dynamodb.value.Value;
import dev.exesys.local.store.Database;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Query. */
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
      Members.join(READ_MEMBERS, Set.of("KeyConditionExpression", "ScanIndexForward"));

  private final Tables tables;
  private final Database database;

  public Query(Tables tables, Database database) {
    this.tables = tables;
    this.database = database;
  }

  @Override
  public ObjectNode run(ObjectNode input) {
    Request request = new Request("Query", input, MEMBERS);
    String tableName = request.tableName();
    Integer limit = request.number("Limit", 1);
    Capacity capacity = Capacity.wanted(request);
    Expressions expressions =
        new Expressions(
            request,
            List.of(
                ExpressionKind.FILTER, ExpressionKind.KEY_CONDITION, ExpressionKind.PROJECTION));
    Condition filter = expressions.condition(ExpressionKind.FILTER);
    Condition condition = expressions.condition(ExpressionKind.KEY_CONDITION);
    Selection selection = Selection.of(request, expressions);
    expressions.refuseUnused();
    if (condition == null) {
      throw Refusal.validation(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.");
    }
    TableDefinition table = tables.get(tableName);
    IndexDefinition index = Indexes.of(request, table, selection);
    KeySchema keys = index == null ? table.keys() : index.keys();
    KeyConditions wanted = KeyConditions.of(condition, keys);
    FilterChecks.refuseKeys(filter, keys);
    Map<String, Value> start = StartKeys.of(request, table, index);
    StartKeys.inPartition(start, keys, wanted.hash());
    if (start != null && !ConditionEvaluator.holds(condition, start)) {
      throw Refusal.validation(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
    Reading reading =
        new Reading(
            table,
            index,
            wanted.hash(),
            wanted.range(),
            start,
            request.flag("ScanIndexForward", true));
    PageReader.Page page =
        database.read(new PageReader(reading, limit, filter, item -> true)::read);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    selection.write(page, answer);
    capacity.addRead(tableName, page.size(), request.flag("ConsistentRead", false));
    capacity.single(answer);
    return answer;
  }
}
