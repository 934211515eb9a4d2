package dev.exesys.local.lambda;

import dev.exesys.local.store.Database;
import dev.exesys.local.store.Sql;
import java.util.List;

/** Stores the events of asynchronous invocations until they are handled. */
final class AsyncEventTable {
  private final Database database;

  AsyncEventTable(Database database) {
    this.database = database;
    database.write(c ->
        Sql.update(
            c,
            "create table if not exists lambda_event (seq integer primary key, id text unique"
                + " not null, function text not null, payload text not null, attempt integer"
                + " not null, not_before integer not null)"));
  }

  void add(AsyncEvent event) {
    database.write(c ->
        Sql.update(
            c,
            "insert into lambda_event (id, function, payload, attempt, not_before)"
                + " values (?, ?, ?, ?, ?)",
            event.id(),
            event.function(),
            event.payload(),
            event.attempt(),
            event.notBefore()));
  }

  void postpone(AsyncEvent event) {
    database.write(c ->
        Sql.update(
            c,
            "update lambda_event set attempt = ?, not_before = ? where id = ?",
            event.attempt(),
            event.notBefore(),
            event.id()));
  }

  void remove(AsyncEvent event) {
    database.write(c -> Sql.update(c, "delete from lambda_event where id = ?", event.id()));
  }

  /** Returns the events of a function, oldest first. */
  List<AsyncEvent> ofFunction(String function) {
    return database.read(c ->
        Sql.list(
            c,
            "select id, function, payload, attempt, not_before from lambda_event"
                + " where function = ? order by seq",
            row ->
                new AsyncEvent(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getInt(4),
                    row.getLong(5)),
            function));
  }
}
