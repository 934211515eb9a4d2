package dev.exesys.cli.web;

import dev.exesys.cli.aws.DeploymentClients;
import dev.exesys.cli.aws.DeploymentStores;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.aws.MachineDefinitions;
import dev.exesys.cli.connect.Connection;
import dev.exesys.core.contract.Json;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.EventStore;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Reads runs through the engine's HTTP interface, events from DynamoDB and logs from S3. */
public final class EngineRunBackend implements RunBackend, AutoCloseable {
  private static final int PAGE_SIZE = 500;

  private final EngineClient engine;
  private final DeploymentStores stores;
  private final EventStore events;
  private final BlobStore internal;
  private final DeploymentClients clients;
  private final MachineDefinitions machines;

  /** Opens the deployment of a connection. */
  public EngineRunBackend(Connection connection) {
    this.engine = new EngineClient(connection);
    this.stores = new DeploymentStores(connection);
    this.events = stores.events();
    this.internal = stores.internal();
    this.clients = new DeploymentClients(connection);
    this.machines = new MachineDefinitions(clients);
  }

  @Override
  public JsonNode runs(Map<String, String> filters) {
    return engine.runs(filters);
  }

  @Override
  public JsonNode pools() {
    return engine.pools();
  }

  @Override
  public JsonNode run(String runId) {
    return engine.run(runId);
  }

  @Override
  public ArrayNode events(String traceId) {
    List<EventItem> all = new ArrayList<>();
    String after = null;
    List<EventItem> page;
    do {
      page = events.page(traceId, null, after, PAGE_SIZE);
      all.addAll(page);
      after = page.isEmpty() ? null : page.getLast().sk();
    } while (page.size() == PAGE_SIZE);
    all.sort(Comparator.comparing(EventItem::epoch));
    ArrayNode array = Json.mapper().createArrayNode();
    all.forEach(event -> array.add(Json.mapper().<JsonNode>valueToTree(event)));
    return array;
  }

  @Override
  public String definition(String arn) {
    return machines.of(arn);
  }

  @Override
  public void log(String runId, String orderNum, OutputStream to) throws IOException {
    String prefix = StorageKeys.logPrefix(new OrderKey(runId, orderNum));
    for (String key : internal.list(prefix)) {
      if (StorageKeys.isLogChunk(key)) {
        Optional<byte[]> chunk = internal.get(key);
        if (chunk.isPresent()) {
          to.write(chunk.get());
        }
      }
    }
  }

  @Override
  public JsonNode change(String runId, String path, Optional<JsonNode> body) {
    return engine.change(runId, path, body);
  }

  @Override
  public void close() {
    machines.close();
    clients.close();
    stores.close();
  }
}
