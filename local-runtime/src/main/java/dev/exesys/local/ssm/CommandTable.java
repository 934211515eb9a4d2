package dev.exesys.local.ssm;

import dev.exesys.local.store.Database;
import dev.exesys.local.store.JsonTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Stores commands in the database. */
final class CommandTable {
  private final Database database;
  private final JsonTable<SentCommand> table;

  CommandTable(Database database) {
    this.database = database;
    this.table = new JsonTable<>(database, "ssm_command", SentCommand.class);
  }

  void add(SentCommand command) {
    database.write(c -> {
      table.put(c, command.id(), command);
      return command;
    });
  }

  Optional<SentCommand> find(String id) {
    return database.read(c -> table.find(c, id));
  }

  /** Returns all commands, newest first. */
  List<SentCommand> all() {
    return database.read(c -> table.startingWith(c, "")).stream()
        .sorted(
            Comparator.comparingLong(SentCommand::requested)
                .reversed()
                .thenComparing(SentCommand::id))
        .toList();
  }

  /** Changes an invocation unless its status is terminal. Returns the current command. */
  SentCommand change(
      String id, String instance, UnaryOperator<SentCommand.CommandInvocation> change) {
    return changeAny(id, instance, one -> one.status().terminal() ? one : change.apply(one));
  }

  void markAnnounced(String id, String instance) {
    changeAny(id, instance, SentCommand.CommandInvocation::withAnnounced);
  }

  private SentCommand changeAny(
      String id, String instance, UnaryOperator<SentCommand.CommandInvocation> change) {
    return database.write(c -> {
      SentCommand changed = table.find(c, id).orElseThrow().change(instance, change);
      table.put(c, id, changed);
      return changed;
    });
  }
}
