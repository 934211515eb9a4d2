package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ConditionExpression;
import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.KeyRange;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Implements Scan, with optional segments. Items are returned in key order, which AWS does not
 * guarantee.
 */
public final class Scan implements Operation {
  private static final Set<String> MEMBERS =
      MemberSets.union(Query.READ_MEMBERS, Set.of("Segment", "TotalSegments"));

  private final TableCatalog tables;
  private final Database database;

  public Scan(TableCatalog tables, Database database) {
    this.tables = tables;
    this.database = database;
  }

  @Override
  public ObjectNode run(RequestReader request) {
    request.only(MEMBERS);
    String tableName = TableNameReader.read(request);
    Integer limit = request.optionalInteger("Limit", 1).orElse(null);
    Integer segment = request.optionalInteger("Segment", 0).orElse(null);
    Integer total = request.optionalInteger("TotalSegments", 1).orElse(null);
    checkSegmentParameters(segment, total);
    ConsumedCapacity capacity = ConsumedCapacity.requested(request);
    RequestExpressions expressions =
        new RequestExpressions(request, List.of(ExpressionKind.FILTER, ExpressionKind.PROJECTION));
    ConditionExpression filter = expressions.condition(ExpressionKind.FILTER);
    ResultSelection selection = ResultSelection.of(request, expressions);
    expressions.rejectUnused();
    TableDefinition table = tables.get(tableName);
    IndexDefinition index = IndexLookup.of(request, table, selection);
    Map<String, AttributeValue> start = ExclusiveStartKeyReader.of(request, table, index);
    RangeQuery query = new RangeQuery(table, index, null, KeyRange.ALL, start, true);
    Predicate<Map<String, AttributeValue>> wanted =
        segment == null || total == null ? item -> true : inSegment(query.keys(), segment, total);
    PageReader.Page page = database.read(new PageReader(query, limit, filter, wanted)::read);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    selection.write(page, response);
    capacity.addRead(tableName, page.size(), request.flag("ConsistentRead", false));
    capacity.single(response);
    return response;
  }

  private static Predicate<Map<String, AttributeValue>> inSegment(
      KeySchema keys, int segment, int total) {
    String hash = keys.hash().name();
    return item -> Math.floorMod(String.valueOf(item.get(hash)).hashCode(), total) == segment;
  }

  private static void checkSegmentParameters(@Nullable Integer segment, @Nullable Integer total) {
    if (segment != null && total == null) {
      throw DynamoDbErrors.validation(
          "The TotalSegments parameter is required but was not present in the request when Segment parameter is present");
    }
    if (segment == null && total != null) {
      throw DynamoDbErrors.validation(
          "The Segment parameter is required but was not present in the request when parameter TotalSegments is present");
    }
    if (segment != null && total != null && segment >= total) {
      throw DynamoDbErrors.validation(
          "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: "
              + segment
              + " is not less than TotalSegments: "
              + total);
    }
  }
}
