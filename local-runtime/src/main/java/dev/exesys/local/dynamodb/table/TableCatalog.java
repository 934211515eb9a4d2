package dev.exesys.local.dynamodb.table;

import dev.exesys.local.dynamodb.value.DynamoDbErrors;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.DatabaseException;
import dev.exesys.local.store.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Which tables there are. Kept in memory too: changed on the database's writer thread, so that a
 * write that comes after a DeleteTable in the same commit sees it.
 */
public final class TableCatalog {
  private static final List<String> SCHEMA =
      List.of(
          "create table if not exists dynamodb_tables ("
              + "id integer primary key autoincrement, name text not null unique, definition text not null)",
          "create table if not exists dynamodb_items (table_id integer not null, hash blob not null,"
              + " range blob not null, expires integer, item blob not null,"
              + " primary key (table_id, hash, range)) without rowid",
          "create index if not exists dynamodb_expiry on dynamodb_items (expires) where expires is not null",
          "create table if not exists dynamodb_index_rows (table_id integer not null,"
              + " index_number integer not null, hash blob not null, range blob not null,"
              + " item_hash blob not null, item_range blob not null,"
              + " primary key (table_id, index_number, hash, range, item_hash, item_range)) without rowid",
          "create table if not exists dynamodb_tokens ("
              + "token text primary key, digest text not null, at_millis integer not null) without rowid");

  private final Database database;
  private final ConcurrentSkipListMap<String, TableDefinition> byName =
      new ConcurrentSkipListMap<>();

  /** Reads the tables of a database, which gets what they need if it is new. */
  public TableCatalog(Database database) {
    this.database = database;
    database.write(connection -> {
      for (String sql : SCHEMA) {
        Sql.update(connection, sql);
      }
      return true;
    });
    reload();
  }

  /** All names, sorted. */
  public List<String> names() {
    return List.copyOf(byName.keySet());
  }

  /** The table of a name, null if there is none. */
  public @Nullable TableDefinition find(String name) {
    return byName.get(name);
  }

  /** The table that an item operation names. */
  public TableDefinition get(String name) {
    TableDefinition table = byName.get(name);
    if (table == null) {
      throw DynamoDbErrors.noSuchTable();
    }
    return table;
  }

  /** Makes a table and answers it with its id. */
  public TableDefinition create(TableDefinition table) {
    return change(connection -> {
      if (byName.containsKey(table.name())) {
        throw ServiceException.badRequest(
            "ResourceInUseException", "Table already exists: " + table.name());
      }
      Sql.update(
          connection,
          "insert into dynamodb_tables (name, definition) values (?, '')",
          table.name());
      TableDefinition stored = table.withId(lastId(connection));
      save(connection, stored);
      return stored;
    });
  }

  /** Removes a table and its rows and answers what it was; null if there is none. */
  public @Nullable TableDefinition delete(String name) {
    return this.<@Nullable TableDefinition>change(connection -> {
      TableDefinition table = byName.get(name);
      if (table != null) {
        byName.remove(name);
        Sql.update(connection, "delete from dynamodb_tables where id = ?", table.id());
        Sql.update(connection, "delete from dynamodb_items where table_id = ?", table.id());
        Sql.update(connection, "delete from dynamodb_index_rows where table_id = ?", table.id());
      }
      return table;
    });
  }

  /** Stores a changed definition within a write. */
  public void save(Connection connection, TableDefinition table) throws SQLException {
    Sql.update(
        connection,
        "update dynamodb_tables set definition = ? where id = ?",
        ServiceJson.MAPPER.writeValueAsString(table),
        table.id());
    byName.put(table.name(), table);
  }

  /** Runs a write that changes tables; if it fails, memory is made to follow the database again. */
  public <T extends @Nullable Object> T change(Database.Work<T> work) {
    try {
      return database.write(work);
    } catch (DatabaseException e) {
      reload();
      throw e;
    }
  }

  private void reload() {
    database.read(connection -> {
      byName.clear();
      Sql.list(
              connection,
              "select definition from dynamodb_tables",
              row -> ServiceJson.MAPPER.readValue(row.getString(1), TableDefinition.class))
          .forEach(table -> byName.put(table.name(), table));
      return true;
    });
  }

  private static long lastId(Connection connection) throws SQLException {
    return Sql.first(connection, "select last_insert_rowid()", row -> row.getLong(1)).orElseThrow();
  }
}
