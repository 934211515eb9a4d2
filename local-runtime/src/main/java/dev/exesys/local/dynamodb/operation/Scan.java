package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.Condition;
import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.KeyRange;
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
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Scan, also in segments. Items come ordered by key, which AWS does not promise. */
public final class Scan implements Operation {
  private static final Set<String> MEMBERS =
      Members.join(Query.READ_MEMBERS, Set.of("Segment", "TotalSegments"));

  private final Tables tables;
  private final Database database;

  public Scan(Tables tables, Database database) {
    this.tables = tables;
    this.database = database;
  }

  @Override
  public ObjectNode run(ObjectNode input) {
    Request request = new Request("Scan", input, MEMBERS);
    String tableName = request.tableName();
    Integer limit = request.number("Limit", 1);
    Integer segment = request.number("Segment", 0);
    Integer total = request.number("TotalSegments", 1);
    refuseHalfSegments(segment, total);
    Capacity capacity = Capacity.wanted(request);
    Expressions expressions =
        new Expressions(request, List.of(ExpressionKind.FILTER, ExpressionKind.PROJECTION));
    Condition filter = expressions.condition(ExpressionKind.FILTER);
    Selection selection = Selection.of(request, expressions);
    expressions.refuseUnused();
    TableDefinition table = tables.get(tableName);
    IndexDefinition index = Indexes.of(request, table, selection);
    Map<String, Value> start = StartKeys.of(request, table, index);
    Reading reading = new Reading(table, index, null, KeyRange.ALL, start, true);
    Predicate<Map<String, Value>> wanted =
        segment == null || total == null ? item -> true : inSegment(reading.keys(), segment, total);
    PageReader.Page page = database.read(new PageReader(reading, limit, filter, wanted)::read);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    selection.write(page, answer);
    capacity.addRead(tableName, page.size(), request.flag("ConsistentRead", false));
    capacity.single(answer);
    return answer;
  }

  private static Predicate<Map<String, Value>> inSegment(KeySchema keys, int segment, int total) {
    String hash = keys.hash().name();
    return item -> Math.floorMod(String.valueOf(item.get(hash)).hashCode(), total) == segment;
  }

  private static void refuseHalfSegments(@Nullable Integer segment, @Nullable Integer total) {
    if (segment != null && total == null) {
      throw Refusal.validation(
          "The TotalSegments parameter is required but was not present in the request when Segment parameter is present");
    }
    if (segment == null && total != null) {
      throw Refusal.validation(
          "The Segment parameter is required but was not present in the request when parameter TotalSegments is present");
    }
    if (segment != null && total != null && segment >= total) {
      throw Refusal.validation(
          "The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: "
              + segment
              + " is not less than TotalSegments: "
              + total);
    }
  }
}
