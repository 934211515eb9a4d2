package dev.exesys.engine.steps;

import dev.exesys.core.store.RunItem;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the checkout that all orders of a run share, and stores it as an archive in the internal
 * bucket.
 */
@FunctionalInterface
public interface RunSource {

  /**
   * A stored checkout.
   *
   * @param uri the S3 URI of the archive
   * @param commit the commit that was checked out; null for an empty checkout
   * @param note the message of a warning event; null for no event
   */
  record Checkout(String uri, @Nullable String commit, @Nullable String note) {}

  /**
   * Fetches the run's repository at its commit, or at the head of the default branch.
   *
   * @throws RunSourceException if the checkout fails
   */
  Checkout fetch(RunItem run);
}
