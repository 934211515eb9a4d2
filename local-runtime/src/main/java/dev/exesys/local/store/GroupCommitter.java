package dev.exesys.local.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs writes on one thread. All writes that are waiting share the next commit (group commit), so
 * that many small writes need few syncs; a savepoint makes each of them atomic. A caller is
 * notified only after the commit.
 */
final class GroupCommitter {
  private static final int MAX_GROUP = 256;

  private final WriteConnection connection;
  private final BlockingQueue<PendingWrite<?>> pending = new LinkedBlockingQueue<>();
  private final Thread thread;
  private boolean closed;

  private record PendingWrite<T extends @Nullable Object>(
      Database.Transaction<T> transaction, CompletableFuture<T> done) {}

  GroupCommitter(WriteConnection connection) {
    this.connection = connection;
    this.thread = Thread.ofPlatform().daemon().name("database-writer").start(this::run);
  }

  /**
   * Queues a write.
   *
   * @return its result, completed after the commit
   */
  synchronized <T extends @Nullable Object> CompletableFuture<T> submit(
      Database.Transaction<T> transaction) {
    if (closed) {
      throw new DatabaseException("the database is closed", null);
    }
    PendingWrite<T> write = new PendingWrite<>(transaction, new CompletableFuture<>());
    pending.add(write);
    return write.done();
  }

  private synchronized boolean markClosed() {
    boolean first = !closed;
    closed = true;
    return first;
  }

  private synchronized boolean finished() {
    return closed && pending.isEmpty();
  }

  private void run() {
    List<PendingWrite<?>> group = new ArrayList<>();
    try {
      while (!finished()) {
        group.add(pending.take());
        pending.drainTo(group, MAX_GROUP);
        commit(group);
        group.clear();
      }
    } catch (InterruptedException e) {
      markClosed();
      pending.drainTo(group);
      fail(group, new DatabaseException("the database is closed", e));
    }
  }

  /** Commits a group and completes its writes. Throws nothing, so that the thread survives. */
  private void commit(List<PendingWrite<?>> group) {
    List<Runnable> completions = new ArrayList<>(group.size());
    try {
      connection.begin();
      for (PendingWrite<?> write : group) {
        completions.add(execute(write));
      }
      connection.commit();
    } catch (SQLException | RuntimeException | Error e) {
      DatabaseException failure = new DatabaseException("write failed: " + e.getMessage(), e);
      connection.discard(failure);
      fail(group, failure);
      return;
    }
    completions.forEach(Runnable::run);
  }

  private static void fail(List<PendingWrite<?>> group, DatabaseException failure) {
    group.forEach(write -> write.done().completeExceptionally(failure));
  }

  /**
   * Executes one write and returns the completion to run after the commit.
   *
   * @throws SQLException if SQLite has rolled back the transaction, and with it the whole group
   */
  private <T extends @Nullable Object> Runnable execute(PendingWrite<T> write) throws SQLException {
    connection.savepoint();
    T result;
    try {
      result = write.transaction().run(connection.open());
    } catch (SQLException | RuntimeException | Error e) {
      undo(e);
      Throwable failure =
          e instanceof SQLException
              ? new DatabaseException("write failed: " + e.getMessage(), e)
              : e;
      return () -> write.done().completeExceptionally(failure);
    }
    connection.release();
    return () -> write.done().complete(result);
  }

  private void undo(Throwable reason) throws SQLException {
    try {
      connection.rollbackToSavepoint();
    } catch (SQLException e) {
      e.addSuppressed(reason);
      throw e;
    }
  }

  /**
   * Completes all submitted writes and closes the connection.
   *
   * @return false if it was closed before
   */
  boolean close() throws InterruptedException {
    if (!markClosed()) {
      return false;
    }
    // Wakes the thread, which then finds the queue empty.
    pending.add(new PendingWrite<>(unused -> true, new CompletableFuture<>()));
    thread.join();
    try {
      connection.close();
    } catch (SQLException e) {
      throw new DatabaseException("cannot close the database", e);
    }
    return true;
  }
}
