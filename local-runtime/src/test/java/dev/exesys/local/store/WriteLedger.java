package dev.exesys.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Writes numbered rows to a database whose disk may fail, and compares the rows that are stored
 * with those whose write was acknowledged.
 */
final class WriteLedger {
  private static final int VALUE_BYTES = 10_000;

  private final Database database;
  private final Set<Long> acknowledged = new TreeSet<>();
  private long last;

  /** Creates the table, unless the database has it. */
  WriteLedger(Database database) {
    this.database = database;
    database.write(
        c -> Sql.update(c, "create table if not exists ledger (n integer primary key, half blob)"));
  }

  /** Does something to the connection before one of the statements of a write. */
  @FunctionalInterface
  interface Fault {
    void inject(Connection connection, int statement) throws SQLException;
  }

  /**
   * Writes a row with two statements and returns whether the write was acknowledged.
   *
   * @param fault runs before each statement
   */
  boolean write(Fault fault) {
    long number;
    synchronized (this) {
      number = ++last;
    }
    try {
      database.write(c -> {
        fault.inject(c, 0);
        Sql.update(c, "insert into ledger values (?, zeroblob(?))", number, VALUE_BYTES);
        fault.inject(c, 1);
        return Sql.update(
            c, "update ledger set half = zeroblob(?) where n = ?", 2 * VALUE_BYTES, number);
      });
    } catch (DatabaseException | OutOfMemoryError failed) {
      return false;
    }
    synchronized (this) {
      acknowledged.add(number);
    }
    return true;
  }

  /** Returns what is wrong with the stored rows; empty if nothing is. */
  String difference() {
    return difference(database);
  }

  /** Returns what is wrong with the rows in another connection to the database. */
  String difference(Database other) {
    List<Long> stored =
        other.read(c ->
            Sql.list(
                c,
                "select n from ledger where length(half) = " + 2 * VALUE_BYTES + " order by n",
                row -> row.getLong(1)));
    long all = other.read(c -> Sql.list(c, "select n from ledger", row -> row.getLong(1))).size();
    Set<Long> lost = new TreeSet<>(acknowledged);
    stored.forEach(lost::remove);
    Set<Long> undead = new TreeSet<>(stored);
    undead.removeAll(acknowledged);
    return (lost.isEmpty() ? "" : "acknowledged but not stored: " + lost + " ")
        + (undead.isEmpty() ? "" : "failed but stored: " + undead + " ")
        + (all == stored.size() ? "" : (all - stored.size()) + " rows are half written");
  }
}
