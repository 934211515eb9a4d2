package dev.exesys.cli.archive;

import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.EventItem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one run: from an engine, or from the data that a private stack left. */
public interface RunReader extends AutoCloseable {

  /** Returns the run's id. */
  String runId();

  /** Returns the run as {@code GET /runs/{run_id}} does, with all orders. */
  JsonNode run();

  /**
   * Returns a page of the run's events in the order of their sort keys.
   *
   * @param order only events of this order; null for all
   * @param afterSk last sort key of the previous page; null for the first page
   */
  List<EventItem> events(@Nullable String order, @Nullable String afterSk, int limit);

  /** Returns the bucket with the run's logs. */
  BlobStore internal();

  @Override
  void close();
}
