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
 * Stores table definitions and caches them in memory. The writer thread of the database changes the
 * cache, so that a write after a DeleteTable in the same commit sees the deletion.
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

  /** Whether the cache may contain changes that were not committed. */
  private volatile boolean stale;

  /** Loads the tables of a database and creates the SQL schema if it is missing. */
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

  /** Returns all table names in order. */
  public List<String> names() {
    reloadIfStale();
    return List.copyOf(byName.keySet());
  }

  /** Returns a table, or null if it does not exist. */
  public @Nullable TableDefinition find(String name) {
    reloadIfStale();
    return byName.get(name);
  }

  /**
   * Returns the table that an item operation names.
   *
   * @throws dev.exesys.local.protocol.ServiceException {@code ResourceNotFoundException} if it does
   *     not exist
   */
  public TableDefinition get(String name) {
    TableDefinition table = find(name);
    if (table == null) {
      throw DynamoDbErrors.noSuchTable();
    }
    return table;
  }

  /** Creates a table and returns it with its id. */
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

  /** Deletes a table and its rows and returns its definition, or null if it does not exist. */
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

  /** Stores a changed definition within a transaction. */
  public void save(Connection connection, TableDefinition table) throws SQLException {
    Sql.update(
        connection,
        "update dynamodb_tables set definition = ? where id = ?",
        ServiceJson.MAPPER.writeValueAsString(table),
        table.id());
    byName.put(table.name(), table);
  }

  /** Runs a transaction that changes tables. If it fails, the next access reloads the cache. */
  public <T extends @Nullable Object> T change(Database.Transaction<T> transaction) {
    reloadIfStale();
    try {
      return database.write(transaction);
    } catch (DatabaseException e) {
      stale = true;
      throw e;
    }
  }

  private void reloadIfStale() {
    if (stale) {
      reload();
      stale = false;
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
