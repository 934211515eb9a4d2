package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.expression.ProjectionExpression;
import dev.exesys.local.dynamodb.table.IndexDefinition;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.AttributeValueWriter;
import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.RequestReader;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The attributes that a query or scan returns.
 *
 * @param select the parameter {@code Select} or its default
 */
record ResultSelection(String select, @Nullable ProjectionExpression projection) {
  private static final List<String> CHOICES =
      List.of("SPECIFIC_ATTRIBUTES", "COUNT", "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES");

  static ResultSelection of(RequestReader request, RequestExpressions expressions) {
    ProjectionExpression projection = expressions.projection();
    String otherwise =
        projection != null
            ? "SPECIFIC_ATTRIBUTES"
            : request.has("IndexName") ? "ALL_PROJECTED_ATTRIBUTES" : "ALL_ATTRIBUTES";
    String select = request.choice("Select", otherwise, CHOICES);
    if (projection != null && !select.equals("SPECIFIC_ATTRIBUTES")) {
      throw DynamoDbErrors.validation(
          "Cannot specify the ProjectionExpression when choosing to get "
              + (select.equals("COUNT") ? "only the Count" : select));
    }
    if (projection == null && select.equals("SPECIFIC_ATTRIBUTES")) {
      throw DynamoDbErrors.validation(
          "Must specify the "
              + ExpressionKind.PROJECTION.parameter()
              + " when choosing to get SPECIFIC_ATTRIBUTES");
    }
    if (select.equals("ALL_PROJECTED_ATTRIBUTES") && !request.has("IndexName")) {
      throw DynamoDbErrors.validation(
          "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    }
    return new ResultSelection(select, projection);
  }

  /** Rejects a selection that the index does not contain. */
  void check(TableDefinition table, IndexDefinition index) {
    if (select.equals("ALL_ATTRIBUTES") && !index.projection().equals("ALL")) {
      throw DynamoDbErrors.invalidValue(
          "Select type ALL_ATTRIBUTES is not supported for global secondary index "
              + index.name()
              + " because its projection type is not ALL");
    }
    if (projection != null) {
      List<String> missing =
          projection.attributes().stream()
              .filter(attribute -> !index.projects(table.keys(), attribute))
              .toList();
      if (!missing.isEmpty()) {
        throw DynamoDbErrors.invalidValue(
            "Global secondary index " + index.name() + " does not project " + missing);
      }
    }
  }

  /** Writes a page into a response. */
  void write(PageReader.Page page, ObjectNode response) {
    response.put("Count", page.items().size());
    response.put("ScannedCount", page.scanned());
    if (!select.equals("COUNT")) {
      ArrayNode items = response.putArray("Items");
      page.items()
          .forEach(item ->
              items.add(
                  AttributeValueWriter.item(projection == null ? item : projection.of(item))));
    }
    if (page.next() != null) {
      response.set("LastEvaluatedKey", AttributeValueWriter.item(page.next()));
    }
  }
}
