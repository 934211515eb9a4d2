package dev.exesys.local.ssm;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.JsonTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters in the database. What has expired is never seen, and goes at the next write. */
final class ParameterTable {
  private final Database database;
  private final JsonTable<Parameter> table;
  private final InstantSource clock;

  ParameterTable(Database database, InstantSource clock) {
    this.database = database;
    this.table = new JsonTable<>(database, "ssm_parameter", Parameter.class);
    this.clock = clock;
  }

  /** Makes a parameter from the one there is, if there is one. */
  @FunctionalInterface
  interface Change {
    Parameter apply(@Nullable Parameter current, long now);
  }

  Parameter put(String name, boolean overwrite, Change change) {
    return database.write(c -> {
      purge(c);
      Optional<Parameter> current = table.find(c, name);
      if (current.isPresent() && !overwrite) {
        throw ServiceException.badRequest(
            "ParameterAlreadyExists",
            "The parameter already exists. To overwrite this value, set the overwrite option"
                + " in the request to true.");
      }
      Parameter changed = change.apply(current.orElse(null), clock.millis());
      table.put(c, name, changed);
      return changed;
    });
  }

  private void purge(Connection connection) throws SQLException {
    long now = clock.millis();
    for (Parameter parameter : table.startingWith(connection, "")) {
      if (parameter.expired(now)) {
        table.delete(connection, parameter.name());
      }
    }
  }

  Optional<Parameter> find(String name) {
    return database.read(c -> table.find(c, name)).filter(p -> !p.expired(clock.millis()));
  }

  boolean delete(String name) {
    // What has expired is deleted too, but counts as not there.
    boolean there = find(name).isPresent();
    return database.write(c -> table.delete(c, name)) && there;
  }

  /** By name, ascending. */
  List<Parameter> startingWith(String prefix) {
    long now = clock.millis();
    return database.read(c -> table.startingWith(c, prefix)).stream()
        .filter(parameter -> !parameter.expired(now))
        .toList();
  }
}
