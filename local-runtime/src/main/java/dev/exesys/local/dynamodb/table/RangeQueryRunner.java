package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.dynamodb.value.SortableKeyBytes;
import dev.exesys.local.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs a {@link RangeQuery} as one range scan of the database. */
public final class RangeQueryRunner {
  private final RangeQuery query;
  private final String order;
  private final List<Object> parameters = new ArrayList<>();
  private final StringBuilder where = new StringBuilder();

  /** Receives items one at a time and returns false to stop before the last one. */
  @FunctionalInterface
  public interface ItemVisitor {
    boolean visit(Map<String, AttributeValue> item);
  }

  private RangeQueryRunner(RangeQuery query) {
    this.query = query;
    this.order = query.forward() ? "asc" : "desc";
  }

  /** Passes items in key order to a visitor until there are no more or it returns false. */
  public static void read(Connection connection, RangeQuery query, ItemVisitor visitor)
      throws SQLException {
    RangeQueryRunner reader = new RangeQueryRunner(query);
    String sql = reader.sql();
    Sql.visit(
        connection,
        sql,
        row -> visitor.visit(ItemCodec.decode(row.getBytes(1))),
        reader.parameters.toArray());
  }

  private String sql() {
    String select;
    List<String> columns = new ArrayList<>(List.of("r.hash", "r.range"));
    IndexDefinition index = query.index();
    if (index == null) {
      select = "select r.item from dynamodb_items r where r.table_id = ?";
      parameters.add(query.table().id());
    } else {
      // CROSS JOIN makes SQLite read the index rows in the outer loop, which keeps their order.
      select =
          "select i.item from dynamodb_index_rows r cross join dynamodb_items i"
              + " on i.table_id = r.table_id and i.hash = r.item_hash and i.range = r.item_range"
              + " where r.table_id = ? and r.index_number = ?";
      parameters.add(query.table().id());
      parameters.add(index.number());
      columns.addAll(List.of("r.item_hash", "r.item_range"));
    }
    AttributeValue hash = query.hash();
    if (hash != null) {
      where.append(" and r.hash = ?");
      parameters.add(SortableKeyBytes.of(hash));
      columns.removeFirst();
    }
    bound("r.range", query.range().low(), query.range().lowIncluded() ? ">=" : ">");
    bound("r.range", query.range().high(), query.range().highIncluded() ? "<=" : "<");
    startAfter(columns);
    return select + where + " order by " + String.join(" " + order + ", ", columns) + " " + order;
  }

  private void bound(String column, byte @Nullable [] bytes, String operator) {
    if (bytes != null) {
      where.append(" and ").append(column).append(' ').append(operator).append(" ?");
      parameters.add(bytes);
    }
  }

  private void startAfter(List<String> columns) {
    Map<String, AttributeValue> start = query.start();
    if (start == null) {
      return;
    }
    RowKey row = RowKey.of(query.keys(), start);
    RowKey item = RowKey.of(query.table().keys(), start);
    List<byte[]> all = List.of(row.hash, row.range, item.hash, item.range);
    int skipped = query.hash() == null ? 0 : 1;
    where
        .append(" and (")
        .append(String.join(", ", columns))
        .append(query.forward() ? ") > (" : ") < (")
        .append("?, ".repeat(columns.size() - 1))
        .append("?)");
    parameters.addAll(all.subList(skipped, skipped + columns.size()));
  }
}
