package dev.exesys.local;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes resources in the reverse order of their registration, even if one of them fails. */
final class ResourceCloser implements AutoCloseable {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** Registers a resource and returns it. */
  <T extends AutoCloseable> T add(T resource) {
    open.push(resource);
    return resource;
  }

  /** Closes all resources after a failure and adds further failures to it as suppressed. */
  void close(Exception failure) {
    while (!open.isEmpty()) {
      closeOne(open.pop(), failure);
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
   * Closes all resources.
   *
   * @throws IllegalStateException with all failures as suppressed exceptions
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
