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

/**
 * Stores parameters in the database. Expired parameters are hidden and deleted by the next write.
 */
final class ParameterTable {
  private final Database database;
  private final JsonTable<Parameter> table;
  private final InstantSource clock;

  ParameterTable(Database database, InstantSource clock) {
    this.database = database;
    this.table = new JsonTable<>(database, "ssm_parameter", Parameter.class);
    this.clock = clock;
  }

  /** Returns the new parameter for the current one, which is null if there is none. */
  @FunctionalInterface
  interface ParameterUpdate {
    Parameter apply(@Nullable Parameter current, long now);
  }

  /**
   * Creates or changes a parameter.
   *
   * @throws ServiceException {@code ParameterAlreadyExists} if it exists and must not be
   *     overwritten
   */
  Parameter put(String name, boolean overwrite, ParameterUpdate update) {
    return database.write(c -> {
      purge(c);
      Optional<Parameter> current = table.find(c, name);
      if (current.isPresent() && !overwrite) {
        throw ServiceException.badRequest(
            "ParameterAlreadyExists",
            "The parameter already exists. To overwrite this value, set the overwrite option"
                + " in the request to true.");
      }
      Parameter changed = update.apply(current.orElse(null), clock.millis());
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

  /** Deletes a parameter. Returns false if it does not exist. */
  boolean delete(String name) {
    // An expired parameter is deleted too, but the response is that it does not exist.
    boolean exists = find(name).isPresent();
    return database.write(c -> table.delete(c, name)) && exists;
  }

  /** Returns the parameters whose names have a prefix, ascending by name. */
  List<Parameter> startingWith(String prefix) {
    long now = clock.millis();
    return database.read(c -> table.startingWith(c, prefix)).stream()
        .filter(parameter -> !parameter.expired(now))
        .toList();
  }
}
