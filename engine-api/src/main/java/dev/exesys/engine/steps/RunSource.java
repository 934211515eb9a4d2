package dev.exesys.engine.steps;

import dev.exesys.core.store.RunItem;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the one checkout that all orders of a run get, and keeps it as an archive in the internal
 * bucket.
 */
@FunctionalInterface
public interface RunSource {

  /**
   * The checkout.
   *
   * @param uri the S3 URI of the archive
   * @param commit what was checked out; null if the checkout is empty
   * @param note a sentence for an event, if there is something to say; else null
   */
  record Checkout(String uri, @Nullable String commit, @Nullable String note) {}

  /**
   * Fetches the run's repository at its commit, or at the head of the default branch.
   *
   * @throws RunSourceException if it cannot be had
   */
  Checkout fetch(RunItem run);
}
