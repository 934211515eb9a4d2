package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.AttributeValue;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Deletes items after their time to live. As on AWS, an item whose expiry time is more than five
 * years in the past is kept, because the value is assumed to be wrong.
 */
public final class TimeToLiveDeleter {
  private static final long OLDEST_SECONDS = 5L * 365 * 24 * 3600;
  private static final int BATCH = 1000;

  private final Database database;
  private final TableCatalog tables;
  private final InstantSource clock;

  public TimeToLiveDeleter(Database database, TableCatalog tables, InstantSource clock) {
    this.database = database;
    this.tables = tables;
    this.clock = clock;
  }

  /** Sets the time-to-live attribute of a table, or disables time to live with null. */
  public void set(String tableName, @Nullable String attribute) {
    tables.change(connection -> {
      TableDefinition table = tables.get(tableName).withExpiry(attribute);
      tables.save(connection, table);
      List<Map<String, AttributeValue>> items = new ArrayList<>();
      RangeQueryRunner.read(
          connection, new RangeQuery(table, null, null, KeyRange.ALL, null, true), items::add);
      for (Map<String, AttributeValue> item : items) {
        ItemTable.put(connection, table, item, item);
      }
      return true;
    });
  }

  /** Deletes expired items and returns their number. */
  public int deleteExpired() {
    int deleted = 0;
    int last;
    do {
      last = database.write(this::deleteSome);
      deleted += last;
    } while (last == BATCH);
    return deleted;
  }

  private int deleteSome(Connection connection) throws SQLException {
    long now = clock.instant().getEpochSecond();
    List<ExpiredItem> expired =
        Sql.list(
            connection,
            "select t.name, i.item from dynamodb_items i join dynamodb_tables t"
                + " on t.id = i.table_id where i.expires < ? and i.expires > ? limit ?",
            row -> new ExpiredItem(row.getString(1), ItemCodec.decode(row.getBytes(2))),
            now,
            now - OLDEST_SECONDS,
            BATCH);
    for (ExpiredItem item : expired) {
      ItemTable.delete(connection, tables.get(item.table()), item.item());
    }
    return expired.size();
  }

  private record ExpiredItem(String table, Map<String, AttributeValue> item) {}
}
