package dev.exesys.cli.archive;

import dev.exesys.cli.aws.DeploymentStores;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.connect.Connection;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.EventItem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A run of an engine. */
public final class EngineRun implements RunReader {
  private final Connection connection;
  private final String runId;
  private @Nullable DeploymentStores stores;
  private @Nullable String traceId;

  /** Reads the run of that id. */
  public EngineRun(Connection connection, String runId) {
    this.connection = connection;
    this.runId = runId;
  }

  @Override
  public String runId() {
    return runId;
  }

  @Override
  public JsonNode run() {
    return new EngineClient(connection).run(runId);
  }

  @Override
  public List<EventItem> events(@Nullable String order, @Nullable String afterSk, int limit) {
    String trace = traceId;
    if (trace == null) {
      trace =
          new EngineClient(connection)
              .page(runId, EngineClient.FIRST_PAGE)
              .path("trace_id")
              .asString();
      traceId = trace;
    }
    return stores().events().page(trace, order, afterSk, limit);
  }

  @Override
  public BlobStore internal() {
    return stores().internal();
  }

  private DeploymentStores stores() {
    DeploymentStores opened = stores;
    if (opened == null) {
      opened = new DeploymentStores(connection);
      stores = opened;
    }
    return opened;
  }

  @Override
  public void close() {
    if (stores != null) {
      stores.close();
    }
  }
}
