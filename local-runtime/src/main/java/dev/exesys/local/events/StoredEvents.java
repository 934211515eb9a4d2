package dev.exesys.local.events;

import dev.exesys.local.protocol.ServiceJson;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.Sql;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Stores the events that clients put on the bus; only the newest are kept. */
final class StoredEvents {
  private static final int CAPACITY = 10_000;

  private final Database database;

  StoredEvents(Database database) {
    this.database = database;
    database.write(c ->
        Sql.update(
            c,
            "create table if not exists bus_event (seq integer primary key autoincrement,"
                + " content text not null)"));
  }

  /** An event and its place in the sequence of events. */
  record Stored(long place, JsonNode content) {}

  void add(JsonNode event) {
    database.write(c -> {
      Sql.update(
          c,
          "insert into bus_event (content) values (?)",
          ServiceJson.MAPPER.writeValueAsString(event));
      return Sql.update(
          c, "delete from bus_event where seq <= (select max(seq) from bus_event) - ?", CAPACITY);
    });
  }

  /** Returns events after a place, oldest first. */
  List<Stored> after(long place, int limit) {
    return database.read(c ->
        Sql.list(
            c,
            "select seq, content from bus_event where seq > ? order by seq limit ?",
            row -> new Stored(row.getLong(1), ServiceJson.MAPPER.readTree(row.getString(2))),
            place,
            limit));
  }
}
