package dev.exesys.local.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The connection of the writer thread, with explicit transactions. After a fault, SQLite may have
 * rolled back the transaction without any call (https://www.sqlite.org/lang_transaction.html), so
 * the caller discards the connection and the next transaction opens a new one.
 *
 * <p>JDBC's own transactions are not used: the driver assumes that a transaction is open, and after
 * a rollback by SQLite each of its commits fails although the statements before it are stored.
 */
final class WriteConnection {
  private final Opener opener;
  private @Nullable Connection connection;

  /** Opens a connection in auto-commit mode. */
  @FunctionalInterface
  interface Opener {
    Connection open() throws SQLException;
  }

  WriteConnection(Opener opener) {
    this.opener = opener;
  }

  /** Returns the connection, opening it if necessary. */
  Connection open() throws SQLException {
    Connection open = connection;
    if (open == null) {
      open = opener.open();
      connection = open;
    }
    return open;
  }

  void begin() throws SQLException {
    execute("begin immediate");
  }

  void commit() throws SQLException {
    execute("commit");
  }

  void savepoint() throws SQLException {
    execute("savepoint write");
  }

  /** Keeps the changes since the savepoint. Throws if SQLite has rolled back the transaction. */
  void release() throws SQLException {
    execute("release write");
  }

  /** Undoes the changes since the savepoint. Throws if SQLite has rolled back the transaction. */
  void rollbackToSavepoint() throws SQLException {
    execute("rollback to write");
    execute("release write");
  }

  /** Undoes an open transaction and closes the connection. */
  void discard(Throwable reason) {
    Connection open = connection;
    connection = null;
    if (open == null) {
      return;
    }
    try {
      open.close();
    } catch (SQLException e) {
      reason.addSuppressed(e);
    }
  }

  void close() throws SQLException {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = open().createStatement()) {
      statement.execute(sql);
    }
  }
}
