package dev.exesys.local.store;

import dev.exesys.local.protocol.ServiceJson;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Stores records as JSON under a text key, for use inside a {@link Database.Transaction}. */
public final class JsonTable<T> {
  private final String name;
  private final Class<T> type;

  /**
   * Creates the table if it does not exist.
   *
   * @param name an SQL identifier
   */
  public JsonTable(Database database, String name, Class<T> type) {
    this.name = name;
    this.type = type;
    database.write(c ->
        Sql.update(
            c,
            "create table if not exists "
                + name
                + " (key text primary key, json text not null) without rowid"));
  }

  public Optional<T> find(Connection connection, String key) throws SQLException {
    return Sql.first(
        connection,
        "select json from " + name + " where key = ?",
        row -> ServiceJson.MAPPER.readValue(row.getString(1), type),
        key);
  }

  /** Stores a record, replacing any record with the same key. */
  public void put(Connection connection, String key, T value) throws SQLException {
    Sql.update(
        connection,
        "insert or replace into " + name + " (key, json) values (?, ?)",
        key,
        ServiceJson.MAPPER.writeValueAsString(value));
  }

  /** Deletes a record and returns whether it existed. */
  public boolean delete(Connection connection, String key) throws SQLException {
    return Sql.update(connection, "delete from " + name + " where key = ?", key) > 0;
  }

  /** Returns all records whose key starts with a prefix, ordered by key. */
  public List<T> startingWith(Connection connection, String prefix) throws SQLException {
    return Sql.list(
        connection,
        "select json from " + name + " where key >= ? and substr(key, 1, ?) = ? order by key",
        row -> ServiceJson.MAPPER.readValue(row.getString(1), type),
        prefix,
        prefix.length(),
        prefix);
  }
}
