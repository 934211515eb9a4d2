package dev.exesys.local.ssm;

import dev.exesys.local.store.Database;
import dev.exesys.local.store.JsonTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Commands in the database. */
final class CommandStore {
  private final Database database;
  private final JsonTable<Command> table;

  CommandStore(Database database) {
    this.database = database;
    this.table = new JsonTable<>(database, "ssm_command", Command.class);
  }

  void add(Command command) {
    database.write(c -> {
      table.put(c, command.id(), command);
      return command;
    });
  }

  Optional<Command> find(String id) {
    return database.read(c -> table.find(c, id));
  }

  /** Newest first. */
  List<Command> all() {
    return database.read(c -> table.startingWith(c, "")).stream()
        .sorted(Comparator.comparingLong(Command::requested).reversed().thenComparing(Command::id))
        .toList();
  }

  /** Changes what is known of one instance, unless that is over. */
  Command change(String id, String instance, UnaryOperator<Command.Invocation> change) {
    return changeAny(id, instance, one -> one.status().over() ? one : change.apply(one));
  }

  void told(String id, String instance) {
    changeAny(id, instance, Command.Invocation::told);
  }

  private Command changeAny(String id, String instance, UnaryOperator<Command.Invocation> change) {
    return database.write(c -> {
      Command changed = table.find(c, id).orElseThrow().change(instance, change);
      table.put(c, id, changed);
      return changed;
    });
  }
}
