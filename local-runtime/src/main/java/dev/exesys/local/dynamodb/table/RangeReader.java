package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.KeyBytes;
import dev.exesys.local.dynamodb.value.Value;
import dev.exesys.local.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a {@link RangeRead} into one range scan of the database. */
public final class RangeReader {
  private final RangeRead reading;
  private final String order;
  private final List<Object> parameters = new ArrayList<>();
  private final StringBuilder where = new StringBuilder();

  /** Receives items one at a time and returns false to stop before the last one. */
  @FunctionalInterface
  public interface ItemVisitor {
    boolean visit(Map<String, Value> item);
  }

  private RangeReader(RangeRead reading) {
    this.reading = reading;
    this.order = reading.forward() ? "asc" : "desc";
  }

  /** Hands over items in order until there are no more or no more are wanted. */
  public static void read(Connection connection, RangeRead reading, ItemVisitor visitor)
      throws SQLException {
    RangeReader reader = new RangeReader(reading);
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
    IndexDefinition index = reading.index();
    if (index == null) {
      select = "select r.item from dynamodb_items r where r.table_id = ?";
      parameters.add(reading.table().id());
    } else {
      // A cross join keeps the index rows outermost, and with them the order.
      select =
          "select i.item from dynamodb_index_rows r cross join dynamodb_items i"
              + " on i.table_id = r.table_id and i.hash = r.item_hash and i.range = r.item_range"
              + " where r.table_id = ? and r.index_number = ?";
      parameters.add(reading.table().id());
      parameters.add(index.number());
      columns.addAll(List.of("r.item_hash", "r.item_range"));
    }
    Value hash = reading.hash();
    if (hash != null) {
      where.append(" and r.hash = ?");
      parameters.add(KeyBytes.of(hash));
      columns.removeFirst();
    }
    bound("r.range", reading.range().low(), reading.range().lowIncluded() ? ">=" : ">");
    bound("r.range", reading.range().high(), reading.range().highIncluded() ? "<=" : "<");
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
    Map<String, Value> start = reading.start();
    if (start == null) {
      return;
    }
    RowKey row = RowKey.of(reading.keys(), start);
    RowKey item = RowKey.of(reading.table().keys(), start);
    List<byte[]> all = List.of(row.hash, row.range, item.hash, item.range);
    int skipped = reading.hash() == null ? 0 : 1;
    where
        .append(" and (")
        .append(String.join(", ", columns))
        .append(reading.forward() ? ") > (" : ") < (")
        .append("?, ".repeat(columns.size() - 1))
        .append("?)");
    parameters.addAll(all.subList(skipped, skipped + columns.size()));
  }
}
