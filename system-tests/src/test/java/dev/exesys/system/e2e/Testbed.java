package dev.exesys.system.e2e;

import dev.exesys.cli.aws.DeploymentClients;
import dev.exesys.cli.aws.DeploymentStores;
import dev.exesys.cli.aws.DoneObjects;
import dev.exesys.cli.aws.EngineClient;
import dev.exesys.cli.connect.Connection;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.aws.DynamoOrderStore;
import dev.exesys.deployment.aws.DeploymentInstaller;
import dev.exesys.engine.aws.EngineFunctions;
import dev.exesys.local.LocalStack;
import dev.exesys.local.LocalStackOptions;
import dev.exesys.local.events.EventBus;
import dev.exesys.local.events.EventRule;
import dev.exesys.local.gateway.Credentials;
import dev.exesys.local.lambda.LocalFunction;
import dev.exesys.local.process.LocalCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** A deployment for one test with wrapped functions. */
public final class Testbed implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  public final LocalStack services;
  private final Map<String, String> environment;
  private final DeploymentInstaller deployment;
  private final Connection connection;
  private final EngineClient engine;
  private final DeploymentStores stores;
  private final DeploymentClients clients;

  private Testbed(
      LocalStack services,
      Path folder,
      Map<String, String> more,
      BiFunction<String, LocalFunction, LocalFunction> around)
      throws IOException {
    this.services = services;
    this.environment = environment(services, folder, more);
    this.deployment =
        DeploymentInstaller.install(
            services, environment, Files.createDirectory(folder.resolve("work")), around);
    this.connection = Connection.ofStack(environment);
    this.engine = new EngineClient(connection);
    this.stores = new DeploymentStores(connection);
    this.clients = new DeploymentClients(connection);
  }

  /**
   * Starts the deployment.
   *
   * @param more additional settings
   * @param around returns the function to register for a name and the original function
   */
  public static Testbed start(
      Path folder,
      Map<String, String> more,
      BiFunction<String, LocalFunction, LocalFunction> around)
      throws IOException {
    return start(folder, more, around, options -> options);
  }

  /**
   * Starts the deployment on a stack with other options.
   *
   * @param change returns the options to use
   */
  static Testbed start(
      Path folder,
      Map<String, String> more,
      BiFunction<String, LocalFunction, LocalFunction> around,
      UnaryOperator<LocalStackOptions> change)
      throws IOException {
    LocalStackOptions options =
        change.apply(
            LocalStackOptions.of(
                folder.resolve("stack"), new Credentials("AKIALOCALTEST", "secret")));
    for (String type :
        List.of(
            EventBus.EXECUTION_STATUS,
            EventBus.BUILD_STATE,
            EventBus.COMMAND_STATUS,
            EventBus.INVOCATION_FAILED)) {
      options = options.withRule(new EventRule(type, EngineFunctions.FINALIZER));
    }
    return new Testbed(LocalStack.start(options), folder, more, around);
  }

  private static Map<String, String> environment(
      LocalStack services, Path folder, Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("AWS_ENDPOINT_URL", services.endpoint().toString());
    all.put("AWS_ACCESS_KEY_ID", "AKIALOCALTEST");
    all.put("AWS_SECRET_ACCESS_KEY", "secret");
    all.put("AWS_REGION", "us-east-1");
    all.put("EXESYS_INIT_URL", services.endpoint() + "/init");
    all.put("AWS_EXE_SYS_ORDERS_TABLE", "orders");
    all.put("AWS_EXE_SYS_ORDER_EVENTS_TABLE", "events");
    all.put("AWS_EXE_SYS_LOCKS_TABLE", "locks");
    all.put("AWS_EXE_SYS_INTERNAL_BUCKET", "internal");
    all.put("AWS_EXE_SYS_DONE_BUCKET", "done");
    all.put("AWS_EXE_SYS_GIT_BASE_URL", folder.resolve("git").toUri().toString());
    all.put("AWS_EXE_SYS_EMPTY_CHECKOUT", "if-missing");
    all.put("AWS_EXE_SYS_SSM_TARGETS", "mi-00000000000000000");
    all.put("AWS_EXE_SYS_HEARTBEAT_INTERVAL_SECONDS", "1");
    all.put(
        "AWS_EXE_SYS_WORKER_SESSION_ROLE_ARN",
        "arn:aws:iam::000000000000:role/exesys-worker-session");
    all.putAll(more);
    return all;
  }

  /** Submits a job and waits until the run has finished. */
  public FinishedRun run(JobBuilder job) {
    return await(submit(job));
  }

  /** Waits until the run of a submission's response has finished. */
  FinishedRun await(JsonNode accepted) {
    StackUnderTest.awaitTrue(PATIENCE, () -> isOver(accepted));
    return finished(accepted);
  }

  /** Submits a job. */
  public JsonNode submit(JobBuilder job) {
    return engine.submit(job.text(), Optional.empty());
  }

  private boolean isOver(JsonNode accepted) {
    String status = engine.run(accepted.path("run_id").asString()).path("status").asString();
    return !Set.of("starting", "waiting", "running").contains(status);
  }

  /** Returns a finished run. */
  FinishedRun finished(JsonNode accepted) {
    return new FinishedRun(
        accepted,
        engine.run(accepted.path("run_id").asString()),
        new DoneObjects(connection).await(accepted.path("done_endpt").asString()),
        StackUnderTest.events(stores, accepted.path("trace_id").asString()));
  }

  /** Returns the functions' settings. */
  public Map<String, String> environment() {
    return environment;
  }

  /** Returns the internal bucket. */
  BlobStore internal() {
    return stores.internal();
  }

  /** Stores an object in the internal bucket. */
  public void store(String key, byte[] object) {
    stores.internal().put(key, object);
  }

  /**
   * Replaces the deployment's builds, of which {@code builds} run concurrently, and SSM commands by
   * a program. It gets its order from {@code EXESYS_RUN_ID} and {@code EXESYS_ORDER_NUM}.
   */
  public void use(LocalCommand worker, int builds) {
    services.registerProject("exesys-worker", worker, builds);
    services.registerDocument(
        "exesys-worker",
        Set.of("RunId", "OrderNum", "Ticket"),
        Duration.ofMinutes(10),
        (instance, parameters) ->
            worker.with(
                Map.of(
                    "EXESYS_RUN_ID", parameters.getOrDefault("RunId", List.of()).getFirst(),
                    "EXESYS_ORDER_NUM", parameters.getOrDefault("OrderNum", List.of()).getFirst(),
                    "EXESYS_TICKET", parameters.getOrDefault("Ticket", List.of()).getFirst())));
  }

  /** Returns SDK clients of the deployment. */
  DeploymentClients clients() {
    return clients;
  }

  /** Returns an order's item. */
  OrderItem order(FinishedRun run, String num) {
    return new DynamoOrderStore(clients.dynamoDb(), "orders", stores.internal())
        .find(new OrderKey(run.runId(), num))
        .orElseThrow();
  }

  @Override
  public void close() {
    clients.close();
    stores.close();
    services.close();
    deployment.close();
  }
}
