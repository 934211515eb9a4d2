package dev.exesys.system.e2e;

import dev.exesys.cli.aws.DeploymentClients;
import dev.exesys.cli.aws.DeploymentStores;
import dev.exesys.cli.aws.DoneObjects;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.connect.Connection;
import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.StorageKeys;
import dev.exesys.core.store.aws.DynamoOrderStore;
import dev.exesys.deployment.DataDirectory;
import dev.exesys.deployment.LocalDeployment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import tools.jackson.databind.JsonNode;

/**
 * The stack that all end-to-end tests of this JVM share, as a parameter of test methods. With the
 * system property {@code EXESYS_INIT_URL} it is the engine that the property and the environment
 * name.
 */
public final class StackUnderTest implements AutoCloseable {
  private static final Duration PATIENCE =
      Duration.ofSeconds(Long.getLong("exesys.patience.seconds", 300));
  private static final String INIT_URL = "EXESYS_INIT_URL";
  private static final Set<String> OVER = Set.of("succeeded", "failed", "timed_out");

  private final Path folder;
  private final @Nullable LocalDeployment stack;
  private final Connection connection;
  private final EngineClient engine;
  private final DeploymentStores stores;
  private final DeploymentClients clients;

  private StackUnderTest(Path folder, @Nullable LocalDeployment stack, Connection connection) {
    this.folder = folder;
    this.stack = stack;
    this.connection = connection;
    this.engine = new EngineClient(connection);
    this.stores = new DeploymentStores(connection);
    this.clients = new DeploymentClients(connection);
  }

  /** Returns a setting; a system property takes precedence over an environment variable. */
  private static Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>(System.getenv());
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> name.startsWith("AWS_") || name.equals(INIT_URL))
        .forEach(name -> settings.put(name, System.getProperty(name)));
    return settings;
  }

  /** Provides the stack as a parameter. */
  public static final class Shared implements ParameterResolver {
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == StackUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(ExtensionContext.Namespace.create(StackUnderTest.class))
          .computeIfAbsent(StackUnderTest.class, type -> shared());
    }
  }

  private static StackUnderTest shared() {
    return System.getProperty(INIT_URL, "").isEmpty()
        ? start(Map.of())
        : over(Connection.ofStack(settings()));
  }

  /** Starts a separate stack with other settings. */
  public static StackUnderTest start(Map<String, String> settings) {
    Path folder = temporaryFolder();
    LocalDeployment stack = LocalDeployment.start(new DataDirectory(folder), 0, settings);
    return new StackUnderTest(folder, stack, Connection.ofStack(stack.settings()));
  }

  /** Returns an engine that is started and stopped outside the tests. */
  public static StackUnderTest over(Connection connection) {
    return new StackUnderTest(temporaryFolder(), null, connection);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("exesys-test");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** Returns the data directory. */
  Path folder() {
    return folder;
  }

  /** Returns the connection. */
  public Connection connection() {
    return connection;
  }

  EngineClient engine() {
    return engine;
  }

  /** Returns SDK clients of the deployment. */
  public DeploymentClients clients() {
    return clients;
  }

  /** Returns the stores of the deployment. */
  public DeploymentStores stores() {
    return stores;
  }

  /** Submits a job and waits until the run has finished. */
  public FinishedRun run(JobBuilder job) {
    return await(engine.submit(job.text(), Optional.empty()));
  }

  /** Submits a job. */
  public JsonNode submit(JobBuilder job) {
    return engine.submit(job.text(), Optional.empty());
  }

  /** Waits until the run of a submission's response has finished. */
  public FinishedRun await(JsonNode accepted) {
    String runId = accepted.path("run_id").asString();
    JsonNode view = awaitView(runId, v -> OVER.contains(v.path("status").asString()));
    JsonNode done = new DoneObjects(connection).await(accepted.path("done_endpt").asString());
    return new FinishedRun(accepted, view, done, events(accepted.path("trace_id").asString()));
  }

  /** Waits until an order has a status. */
  public void awaitOrder(JsonNode accepted, String order, String status) {
    awaitView(
        accepted.path("run_id").asString(),
        view -> {
          for (JsonNode one : view.path("orders")) {
            if (one.path("order_name").asString().equals(order)) {
              return one.path("status").asString().equals(status);
            }
          }
          return false;
        });
  }

  private JsonNode awaitView(String runId, Predicate<JsonNode> condition) {
    AtomicReference<JsonNode> view = new AtomicReference<>(engine.run(runId));
    awaitTrue(() -> {
      view.set(engine.run(runId));
      return condition.test(view.get());
    });
    return view.get();
  }

  /** Polls until a condition is true. */
  public static void awaitTrue(BooleanSupplier condition) {
    awaitTrue(PATIENCE, condition);
  }

  static void awaitTrue(Duration timeout, BooleanSupplier condition) {
    Instant begin = Instant.now();
    while (!condition.getAsBoolean()) {
      Duration waited = Duration.between(begin, Instant.now());
      if (waited.compareTo(timeout) > 0) {
        throw new AssertionError("not within " + timeout);
      }
      // Polling without a pause would slow down the stack.
      pause(waited.dividedBy(10).plusMillis(50));
    }
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Returns all events of a trace, by time. */
  public List<EventItem> events(String traceId) {
    return events(stores, traceId);
  }

  /** Returns all events of a trace in the stores of another stack, by time. */
  static List<EventItem> events(DeploymentStores stores, String traceId) {
    List<EventItem> events = new ArrayList<>();
    List<EventItem> page = stores.events().page(traceId, null, null, 500);
    while (!page.isEmpty()) {
      events.addAll(page);
      page = stores.events().page(traceId, null, page.getLast().sk(), 500);
    }
    events.sort(Comparator.comparing(EventItem::epoch));
    return events;
  }

  /** Returns an order's item. */
  OrderItem order(OrderKey key) {
    String table = connection.require("AWS_EXE_SYS_ORDERS_TABLE");
    return new DynamoOrderStore(clients.dynamoDb(), table, stores.internal())
        .find(key)
        .orElseThrow();
  }

  /** Returns an order's whole log. */
  String log(FinishedRun run, String orderNum) {
    StringBuilder log = new StringBuilder();
    for (String key :
        stores.internal().list(StorageKeys.logPrefix(new OrderKey(run.runId(), orderNum)))) {
      log.append(new String(stores.internal().get(key).orElseThrow(), StandardCharsets.UTF_8));
    }
    // Without the lines that show the commands.
    return log.toString().replaceAll("(?m)^[$>] .*\n", "");
  }

  @Override
  public void close() throws IOException {
    stores.close();
    clients.close();
    if (stack != null) {
      stack.close();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
