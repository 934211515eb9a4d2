package dev.exesys.local.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteOpenMode;

/**
 * One SQLite database in WAL mode, shared by all local services.
 *
 * <p>Writes run one at a time on a writer thread, in groups that share one commit. Reads run
 * concurrently on a few connections and see the last commit. A fault below the database (a full
 * disk, an I/O error, no memory, a read-only file) fails the writes of one group; later writes
 * succeed as soon as the fault is gone.
 */
public final class Database implements AutoCloseable {
  private static final int READERS = 4;

  private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
  private final GroupCommitter committer;

  /** Statements that run in one transaction. They must not commit, roll back or close. */
  @FunctionalInterface
  public interface Transaction<T extends @Nullable Object> {
    T run(Connection connection) throws SQLException;
  }

  private Database(Path file) throws SQLException {
    String url = "jdbc:sqlite:" + file;
    // Creates the file; later connections of the writer only open it, so that a missing file is a
    // failure instead of an empty database.
    config().createConnection(url).close();
    SQLiteConfig writing = config();
    writing.resetOpenMode(SQLiteOpenMode.CREATE);
    WriteConnection writer = new WriteConnection(() -> writing.createConnection(url));
    writer.open();
    SQLiteConfig reading = config();
    reading.setReadOnly(true);
    for (int i = 0; i < READERS; i++) {
      readers.add(reading.createConnection(url));
    }
    committer = new GroupCommitter(writer);
  }

  private static SQLiteConfig config() {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(10_000);
    return config;
  }

  /**
   * Opens or creates the database in a file.
   *
   * @throws DatabaseException if the file cannot be opened or is not a database
   */
  public static Database open(Path file) {
    try {
      return new Database(file.toAbsolutePath());
    } catch (SQLException e) {
      throw new DatabaseException("cannot open the database " + file, e);
    }
  }

  /**
   * Runs a transaction and returns after its commit is on disk. If this method throws, nothing of
   * the transaction is stored, except after an interrupt, when the outcome is unknown.
   *
   * @throws DatabaseException if the database fails; other exceptions of the transaction are
   *     rethrown unchanged
   */
  public <T extends @Nullable Object> T write(Transaction<T> transaction) {
    CompletableFuture<T> done = committer.submit(transaction);
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new DatabaseException("write failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("interrupted while waiting for a write", e);
    }
  }

  /**
   * Runs statements that only read.
   *
   * @throws DatabaseException if the database fails
   */
  public <T extends @Nullable Object> T read(Transaction<T> query) {
    try {
      Connection connection = readers.take();
      try {
        return query.run(connection);
      } finally {
        readers.add(connection);
      }
    } catch (SQLException e) {
      throw new DatabaseException("read failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("interrupted while waiting for a connection", e);
    }
  }

  /** Completes all submitted writes, then closes the file. */
  @Override
  public void close() {
    List<SQLException> failures = new ArrayList<>();
    try {
      if (!committer.close()) {
        return;
      }
      for (int i = 0; i < READERS; i++) {
        try {
          readers.take().close();
        } catch (SQLException e) {
          failures.add(e);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!failures.isEmpty()) {
      throw new DatabaseException("cannot close the database", failures.getFirst());
    }
  }
}
