package dev.exesys.local.dynamodb.operation;

import dev.exesys.local.dynamodb.expression.ExpressionKind;
import dev.exesys.local.dynamodb.expression.ProjectionExpression;
import dev.exesys.local.dynamodb.table.ItemTable;
import dev.exesys.local.dynamodb.table.TableDefinition;
import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.protocol.RequestReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A read of one item in a batch or transaction. */
record ItemRead(
    TableDefinition table,
    Map<String, AttributeValue> key,
    @Nullable ProjectionExpression projection) {

  /** Parses the projection of a request, or returns null if it has none. */
  static @Nullable ProjectionExpression projection(RequestReader request) {
    RequestExpressions expressions =
        new RequestExpressions(request, List.of(ExpressionKind.PROJECTION));
    ProjectionExpression projection = expressions.projection();
    expressions.rejectUnused();
    return projection;
  }

  @Nullable Map<String, AttributeValue> stored(Connection connection) throws SQLException {
    return ItemTable.get(connection, table, key);
  }

  Map<String, AttributeValue> shown(Map<String, AttributeValue> item) {
    return projection == null ? item : projection.of(item);
  }
}
