package dev.exesys.engine.aws;

import dev.exesys.core.contract.Json;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.store.OrderItem;
import dev.exesys.engine.JsonFunction;
import dev.exesys.engine.machines.StateMachines;
import dev.exesys.engine.runs.RunOrders;
import dev.exesys.engine.steps.RunSource;
import dev.exesys.engine.wiring.Engine;
import dev.exesys.engine.wiring.EngineStores;
import dev.exesys.engine.wiring.Ports;
import dev.exesys.local.LocalStack;
import dev.exesys.local.LocalStackOptions;
import dev.exesys.local.events.EventBus;
import dev.exesys.local.events.EventRule;
import dev.exesys.local.gateway.Credentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.JsonNode;

/** Runs the engine on the local stack, with workers that run no commands. */
final class EngineOnLocalStack implements AutoCloseable {

  private static final Credentials KEYS = new Credentials("AKIALOCALTEST", "local/secret");

  final LocalStack stack;
  final ApiCallCounter calls = new ApiCallCounter();
  final ThrottlingProxy events;

  /** Replacements of functions by name, while they are present. */
  final Map<String, JsonFunction> broken = new ConcurrentHashMap<>();

  final AwsClients clients;
  final EngineStores stores;
  final ScriptedWorkers workers;
  private final EngineSettings settings;
  private final Map<String, JsonFunction> functions;

  private EngineOnLocalStack(LocalStack stack, Map<String, String> more) {
    this.stack = stack;
    events = new ThrottlingProxy("events", stack.endpoint());
    SsmClient ssm = on(SsmClient.builder());
    SecretsManagerClient secrets = on(SecretsManagerClient.builder());
    KmsClient kms = on(KmsClient.builder());
    String key = kms.createKey().keyMetadata().keyId();
    kms.createAlias(a -> a.aliasName("alias/exesys").targetKeyId(key));
    LambdaClient lambda = on(LambdaClient.builder());
    CodeBuildClient codeBuild = on(CodeBuildClient.builder());
    EventBridgeClient eventBridge = on(EventBridgeClient.builder());
    StsClient sts = on(StsClient.builder());
    clients =
        new AwsClients(
            on(DynamoDbClient.builder()),
            on(S3Client.builder().forcePathStyle(true)),
            () -> ssm,
            () -> secrets,
            () -> kms,
            on(SfnClient.builder()),
            () -> lambda,
            () -> codeBuild,
            () -> eventBridge,
            () -> sts);
    Map<String, String> environment = new HashMap<>(more);
    environment.putAll(
        Map.of(
            "AWS_EXE_SYS_ORDERS_TABLE", "orders",
            "AWS_EXE_SYS_ORDER_EVENTS_TABLE", "events",
            "AWS_EXE_SYS_LOCKS_TABLE", "locks",
            "AWS_EXE_SYS_INTERNAL_BUCKET", "internal",
            "AWS_EXE_SYS_DONE_BUCKET", "done"));
    settings = EngineSettings.fromEnvironment(environment);
    table("orders", "pk", null, "run_id-order_num-index", "run_id", "order_num");
    table("events", "trace_id", "sk", "order_name-epoch-index", "order_name", "epoch");
    table("locks", "pk", "sk", null, null, null);
    stack.ensureBucket("internal");
    stack.ensureBucket("done");
    stores = AwsPorts.stores(settings, clients, InstantSource.system());
    functions =
        EngineFunctions.create(
            settings,
            clients,
            b -> run -> new RunSource.Checkout("s3://internal/sources/x.tar.gz", null, null));
    functions.forEach((name, function) ->
        stack.register(name, event -> broken.getOrDefault(name, function).apply(event)));
    workers = new ScriptedWorkers(stores.orders(), function(EngineFunctions.REPORT));
    stack.register("exesys-worker", workers::work);
  }

  static EngineOnLocalStack in(Path folder) throws IOException {
    return in(folder, Map.of());
  }

  /** Starts the engine with settings in addition to the names of tables and buckets. */
  static EngineOnLocalStack in(Path folder, Map<String, String> more) throws IOException {
    return new EngineOnLocalStack(
        LocalStack.start(
            LocalStackOptions.of(folder, KEYS)
                .withRule(new EventRule(EventBus.EXECUTION_STATUS, EngineFunctions.FINALIZER))),
        more);
  }

  private <B extends AwsClientBuilder<B, C>, C> C on(B builder) {
    return builder
        .endpointOverride(stack.endpoint())
        .overrideConfiguration(
            c -> c.addExecutionInterceptor(calls).addExecutionInterceptor(events))
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(KEYS.accessKeyId(), KEYS.secretAccessKey())))
        .build();
  }

  private void table(
      String name,
      String hash,
      @Nullable String range,
      @Nullable String index,
      @Nullable String indexHash,
      @Nullable String indexRange) {
    clients
        .dynamodb()
        .createTable(b -> {
          b.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST);
          var attributes = new ArrayList<AttributeDefinition>();
          b.keySchema(schema(attributes, hash, range));
          if (index != null && indexHash != null) {
            var keys = schema(attributes, indexHash, indexRange);
            b.globalSecondaryIndexes(
                GlobalSecondaryIndex.builder()
                    .indexName(index)
                    .keySchema(keys)
                    .projection(p -> p.projectionType(ProjectionType.ALL))
                    .build());
          }
          b.attributeDefinitions(attributes);
        });
  }

  private static List<KeySchemaElement> schema(
      List<AttributeDefinition> attributes, String hash, @Nullable String range) {
    var keys = new ArrayList<KeySchemaElement>();
    keys.add(KeySchemaElement.builder().attributeName(hash).keyType(KeyType.HASH).build());
    attributes.add(text(hash));
    if (range != null) {
      keys.add(KeySchemaElement.builder().attributeName(range).keyType(KeyType.RANGE).build());
      attributes.add(text(range));
    }
    return keys;
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  /** Returns one of the engine's functions. */
  JsonFunction function(String name) {
    return Objects.requireNonNull(functions.get(name));
  }

  /** Returns the response to a submit. */
  JsonNode submit(JsonNode job, String... key) {
    return call(request(job, key));
  }

  /** Returns the body of POST /init. */
  static JsonNode request(JsonNode job, String... key) {
    String payload =
        Base64.getEncoder().encodeToString(job.toString().getBytes(StandardCharsets.UTF_8));
    var body = Json.object().put("job_parameters_b64", payload);
    for (String k : key) {
      body.put("idempotency_key", k);
    }
    return body;
  }

  /** Returns the init function with other state machines. */
  UnaryOperator<JsonNode> initWith(StateMachines machines) {
    RunSource source = run -> new RunSource.Checkout("s3://internal/sources/x.tar.gz", null, null);
    Ports own = AwsPorts.ports(settings, clients, stores, source, InstantSource.system());
    return new Engine(
            settings,
            new Ports(
                stores,
                machines,
                own.tokens(),
                own.notifications(),
                own.codeHost(),
                own.codeHostTokens(),
                own.launchers(),
                own.workerSessions(),
                own.machineRetry(),
                own.workerStartRetry(),
                source,
                own.redrives(),
                own.clock(),
                own.sleeper(),
                own.random()))
        ::init;
  }

  JsonNode http(String method, String path) {
    var event = Json.object().put("rawPath", path);
    event.putObject("requestContext").putObject("http").put("method", method);
    return call(event);
  }

  JsonNode finalizer(JsonNode event) {
    return Objects.requireNonNull(functions.get(EngineFunctions.FINALIZER)).apply(event);
  }

  /** Returns the init function's response to an event. */
  JsonNode call(JsonNode event) {
    return Objects.requireNonNull(functions.get(EngineFunctions.INIT)).apply(event);
  }

  /** Returns all orders of a run. */
  List<OrderItem> orders(String runId) {
    return new RunOrders(stores.orders(), InstantSource.system())
        .all(stores.runs().find(runId).orElseThrow());
  }

  /** Waits for the done object and returns it. */
  JsonNode done(String runId) throws InterruptedException {
    return done(runId, Duration.ofMinutes(2));
  }

  JsonNode done(String runId, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (System.nanoTime() < deadline) {
      Optional<byte[]> done = stores.doneBucket().get(runId + "/done");
      if (done.isPresent()) {
        return Json.parse(new String(done.get(), StandardCharsets.UTF_8));
      }
      workers.pause();
    }
    throw new AssertionError("run " + runId + " has no done object");
  }

  /** Waits until no run is open, which may be after its done object was written. */
  void awaitNothingOpen() throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!stores.openRuns().all().isEmpty()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(stores.openRuns().all() + " are still open");
      }
      workers.pause();
    }
  }

  @Override
  public void close() {
    stack.close();
    events.close();
  }
}
