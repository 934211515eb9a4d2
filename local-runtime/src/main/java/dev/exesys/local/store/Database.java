package dev.exesys.local.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;

/**
 * One SQLite file in WAL mode, shared by all local services.
 *
 * <p>Writes run one at a time on a thread of their own. Those that are waiting when one commits
 * share the next commit (group commit), so that many small writes cost few syncs; each is still all
 * or nothing, by a savepoint. Reads run beside them on a few connections and see the last commit.
 */
public final class Database implements AutoCloseable {
  private static final int READERS = 4;
  private static final int LARGEST_GROUP = 256;

  private final Connection writer;
  private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
  private final BlockingQueue<Write<?>> writes = new LinkedBlockingQueue<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread writerThread;

  /** Work on a connection. It must not commit, roll back or close. */
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    T run(Connection connection) throws SQLException;
  }

  private Database(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout(10_000);
    String url = "jdbc:sqlite:" + file;
    writer = config.createConnection(url);
    writer.setAutoCommit(false);
    config.setReadOnly(true);
    for (int i = 0; i < READERS; i++) {
      readers.add(config.createConnection(url));
    }
    writerThread = Thread.ofPlatform().daemon().name("database-writer").start(this::writeLoop);
  }

  /**
   * Opens or creates the database in a file.
   *
   * @throws DatabaseException if the file cannot be opened or is no database
   */
  public static Database open(Path file) {
    try {
      return new Database(file.toAbsolutePath());
    } catch (SQLException e) {
      throw new DatabaseException("cannot open the database " + file, e);
    }
  }

  /**
   * Runs work in a transaction and returns when it is durable. An exception undoes this work alone
   * and reaches the caller as it was thrown (an {@link SQLException} as {@link DatabaseException}).
   */
  public <T extends @Nullable Object> T write(Work<T> work) {
    Write<T> write = new Write<>(work, new CompletableFuture<>());
    if (closed.get()) {
      throw new DatabaseException("the database is closed", null);
    }
    writes.add(write);
    return Futures.await(write.done());
  }

  /** Runs work that only reads. */
  public <T extends @Nullable Object> T read(Work<T> work) {
    try {
      Connection connection = readers.take();
      try {
        return work.run(connection);
      } finally {
        readers.add(connection);
      }
    } catch (SQLException e) {
      throw new DatabaseException("a read failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseException("interrupted while waiting for a connection", e);
    }
  }

  private void writeLoop() {
    List<Write<?>> group = new ArrayList<>();
    try {
      while (!closed.get() || !writes.isEmpty()) {
        group.add(writes.take());
        writes.drainTo(group, LARGEST_GROUP);
        commit(group);
        group.clear();
      }
    } catch (InterruptedException e) {
      writes.drainTo(group);
      group.forEach(
          w -> w.done().completeExceptionally(new DatabaseException("the database is closed", e)));
    }
  }

  private void commit(List<Write<?>> group) {
    List<Runnable> acknowledgements = new ArrayList<>(group.size());
    try {
      for (Write<?> write : group) {
        acknowledgements.add(runOne(write));
      }
      writer.commit();
    } catch (SQLException e) {
      DatabaseException failure = new DatabaseException("a commit failed: " + e.getMessage(), e);
      group.forEach(write -> write.done().completeExceptionally(failure));
      rollBack(failure);
      return;
    }
    acknowledgements.forEach(Runnable::run);
  }

  /**
   * Runs one write behind a savepoint and returns how to acknowledge it once the group is durable.
   */
  private <T extends @Nullable Object> Runnable runOne(Write<T> write) throws SQLException {
    Savepoint savepoint = writer.setSavepoint();
    try {
      T result = write.work().run(writer);
      writer.releaseSavepoint(savepoint);
      return () -> write.done().complete(result);
    } catch (SQLException | RuntimeException e) {
      writer.rollback(savepoint);
      writer.releaseSavepoint(savepoint);
      Throwable failure =
          e instanceof SQLException
              ? new DatabaseException("a write failed: " + e.getMessage(), e)
              : e;
      return () -> write.done().completeExceptionally(failure);
    }
  }

  private void rollBack(DatabaseException failure) {
    try {
      writer.rollback();
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }

  /** Waits for the writes under way, then closes the file. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    // An empty write wakes the loop, which then sees that it is over.
    writes.add(new Write<>(connection -> true, new CompletableFuture<>()));
    try {
      writerThread.join();
      writer.close();
      for (int i = 0; i < READERS; i++) {
        readers.take().close();
      }
    } catch (SQLException e) {
      throw new DatabaseException("the database did not close cleanly", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Write<T extends @Nullable Object>(Work<T> work, CompletableFuture<T> done) {}
}
