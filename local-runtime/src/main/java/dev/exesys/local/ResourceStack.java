package dev.exesys.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** What has been opened, to be closed in the opposite order whatever fails on the way. */
final class ResourceStack implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  /** Closes everything because of a failure, which keeps what else fails. */
  void close(Exception because) {
    while (!open.isEmpty()) {
      closeOne(open.pop(), because);
    }
  }

  private static void closeOne(AutoCloseable resource, Exception failure) {
    try {
      resource.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure.addSuppressed(e);
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * Closes everything.
   *
   * @throws IllegalStateException with all that failed
   */
  @Override
  public void close() {
    IllegalStateException failure =
        new IllegalStateException("the local stack did not stop cleanly");
    close(failure);
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }
}
