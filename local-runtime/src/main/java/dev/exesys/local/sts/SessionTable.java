package dev.exesys.local.sts;

import dev.exesys.local.protocol.ServiceJson;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.Sql;
import dev.exesys.local.store.ValueEncryption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sessions in the database, encrypted, until a day after they expired. */
final class SessionTable {
  /** How long an expired session is still known, so that its requests get the right error. */
  private static final Duration RETENTION = Duration.ofDays(1);

  private static final int MAX_RECENT = 1000;

  private final Database database;
  private final ValueEncryption encryption;
  private final InstantSource clock;

  /** Sessions by their access keys, least recently used first: each request names one. */
  private final Map<String, Session> recent = new LinkedHashMap<>(16, 0.75f, true);

  SessionTable(Database database, ValueEncryption encryption, InstantSource clock) {
    this.database = database;
    this.encryption = encryption;
    this.clock = clock;
    database.write(c ->
        Sql.update(
            c,
            "create table if not exists sts_session (access_key text primary key,"
                + " expires integer not null, content text not null) without rowid"));
  }

  void add(Session session) {
    String content =
        encryption.encrypt(
            ServiceJson.MAPPER.writeValueAsString(session), place(session.accessKeyId()));
    database.write(c -> {
      Sql.update(
          c,
          "delete from sts_session where expires < ?",
          clock.instant().minus(RETENTION).toEpochMilli());
      return Sql.update(
          c,
          "insert into sts_session (access_key, expires, content) values (?, ?, ?)",
          session.accessKeyId(),
          session.expiresAt(),
          content);
    });
  }

  Optional<Session> find(String accessKeyId) {
    synchronized (recent) {
      Session known = recent.get(accessKeyId);
      if (known != null) {
        return Optional.of(known);
      }
    }
    Optional<Session> found = read(accessKeyId);
    found.ifPresent(this::remember);
    return found;
  }

  private void remember(Session session) {
    synchronized (recent) {
      recent.put(session.accessKeyId(), session);
      if (recent.size() > MAX_RECENT) {
        recent.remove(recent.keySet().iterator().next());
      }
    }
  }

  private Optional<Session> read(String accessKeyId) {
    return database
        .read(c ->
            Sql.first(
                c,
                "select content from sts_session where access_key = ?",
                row -> row.getString(1),
                accessKeyId))
        .map(content -> encryption.decrypt(content, place(accessKeyId)))
        .map(json -> ServiceJson.MAPPER.readValue(json, Session.class));
  }

  private static String place(String accessKeyId) {
    return "sts session " + accessKeyId;
  }
}
