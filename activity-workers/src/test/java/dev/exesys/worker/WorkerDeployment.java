package dev.exesys.worker;

import dev.exesys.core.bundle.BundleKeys;
import dev.exesys.core.contract.DataFlow;
import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.contract.Order;
import dev.exesys.core.contract.RunIds;
import dev.exesys.core.contract.When;
import dev.exesys.core.retry.aws.RetryPolicies;
import dev.exesys.core.secrets.KmsMasterKey;
import dev.exesys.core.secrets.MemoryDataKeys;
import dev.exesys.core.secrets.SopsDocument;
import dev.exesys.core.secrets.SopsMasterKey;
import dev.exesys.core.source.SourcePacker;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.EventItem;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.OrderProgress;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.RunProgress;
import dev.exesys.core.store.StorageKeys;
import dev.exesys.core.store.aws.DynamoEventStore;
import dev.exesys.core.store.aws.DynamoInstanceShareStore;
import dev.exesys.core.store.aws.DynamoOrderStore;
import dev.exesys.core.store.aws.DynamoRunStore;
import dev.exesys.core.store.aws.S3BlobStore;
import dev.exesys.core.store.aws.SsmParameterStore;
import dev.exesys.local.LocalStack;
import dev.exesys.local.LocalStackOptions;
import dev.exesys.local.gateway.Credentials;
import dev.exesys.worker.log.LogLimits;
import dev.exesys.worker.process.CommandListener;
import dev.exesys.worker.role.RoleAssumer;
import dev.exesys.worker.role.RoleException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * The stores of a deployment on the local AWS services, with one run and orders that are
 * dispatched.
 */
final class WorkerDeployment implements AutoCloseable {
  static final RunIds IDS =
      new RunIds("11111111-2222-4333-8444-555555555555", "0a1b2c3d", "me:0a1b2c3d-exec");
  static final long MAX_ARTIFACT_BYTES = 20 << 20;
  static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private static final Credentials CREDENTIALS = new Credentials("AKIALOCALTEST", "local/secret");

  final RecordedTaskTokens tokens = new RecordedTaskTokens();
  final WorkerStores stores;

  /** Assumes roles; refuses all of them unless a test sets it. */
  RoleAssumer roles =
      request -> {
        throw new RoleException("role " + request.roleArn() + " cannot be assumed: denied", null);
      };

  final MemoryDataKeys dataKeys = new MemoryDataKeys();

  /** The environment of the worker process. */
  final Map<String, String> environment = new LinkedHashMap<>(System.getenv());

  /** The time between two heartbeats. */
  Duration heartbeatInterval = Duration.ofMillis(100);

  /** The time without a heartbeat after which a worker counts as lost. */
  Duration heartbeatTimeout = Duration.ofSeconds(30);

  /** How long orders have waited for their worker when they are claimed. */
  Duration waited = Duration.ZERO;

  private final LocalStack stack;
  private final Path folder;
  private final DynamoEventStore events;
  private int orders;

  WorkerDeployment(Path folder) throws IOException {
    this.folder = folder;
    this.stack = LocalStack.start(LocalStackOptions.of(folder.resolve("stack"), CREDENTIALS));
    DynamoDbClient dynamoDb = client(DynamoDbClient.builder());
    stack.ensureBucket("internal");
    createTable(dynamoDb, "orders", "pk");
    createTable(dynamoDb, "events", "trace_id", "sk");
    events = new DynamoEventStore(dynamoDb, "events");
    BlobStore blobs = new S3BlobStore(client(S3Client.builder().forcePathStyle(true)), "internal");
    InstantSource clock = InstantSource.system();
    SsmClient ssm = client(SsmClient.builder());
    DynamoOrderStore orderStore = new DynamoOrderStore(dynamoDb, "orders", blobs);
    stores =
        new WorkerStores(
            orderStore,
            new DynamoInstanceShareStore(dynamoDb, "orders"),
            new DynamoRunStore(dynamoDb, "orders"),
            new EventLog(events, blobs, clock, Duration.ofDays(1)),
            blobs,
            new SsmParameterStore(() -> ssm),
            dataKeys,
            request -> roles.assume(request),
            tokens,
            new RecordingReports(orderStore, tokens),
            RetryPolicies.WORKER_REPORTS);
  }

  Worker worker() {
    return worker(CommandListener.NONE);
  }

  Worker worker(CommandListener listener) {
    return worker(folder.resolve("work"), listener);
  }

  Worker worker(Path work, CommandListener listener) {
    WorkerSettings settings =
        new WorkerSettings(
            heartbeatInterval,
            heartbeatTimeout,
            Duration.ofSeconds(2),
            Duration.ofMillis(50),
            LogLimits.DEFAULT,
            MAX_ARTIFACT_BYTES,
            work,
            environment);
    return new Worker(
        new FixedAccess(stores), settings, InstantSource.system(), UUID::randomUUID, listener);
  }

  /** Creates the run, with a source archive of one file. */
  void createRun() throws IOException {
    RunItem.RunJob job =
        new RunItem.RunJob(
            "me", "org/repo", "aws:::ssm:/t", null, 1L, null, 60, false, null, 1, NOW);
    stores.runs().create(new RunItem(IDS, job, RunProgress.starting()));
    stores.runs().running(IDS.runId());
    Path tree = Files.createDirectories(folder.resolve("tree"));
    Files.writeString(tree.resolve("hello.txt"), "hello");
    Path archive = folder.resolve("source.tar.gz");
    String key = StorageKeys.source(SourcePacker.pack(tree, NOW, archive));
    stores.blobs().put(key, archive);
    stores.runs().recordSource(IDS.runId(), stores.blobs().uri(key), null);
  }

  /** Deletes the source archive from the bucket. */
  void deleteSource() {
    stores.blobs().list("sources/").forEach(stores.blobs()::delete);
  }

  /** Creates an order that waits for a worker under the token {@code token-NUMBER}. */
  OrderKey order(int timeout, String... commands) {
    return order(false, timeout, commands);
  }

  /** Creates an order with a bundle of variables. */
  OrderKey order(Map<String, String> variables, String... commands) {
    OrderKey key = order(true, 60, commands);
    bundle(key, variables);
    return key;
  }

  /** Creates an order that exchanges data with others. */
  OrderKey order(DataFlow dataFlow, List<OrderKey> producers, String... commands) {
    return order(false, 60, dataFlow, producers, commands);
  }

  private OrderKey order(boolean secrets, int timeout, String... commands) {
    return order(secrets, timeout, DataFlow.NONE, List.of(), commands);
  }

  private OrderKey order(
      boolean secrets,
      int timeout,
      DataFlow dataFlow,
      List<OrderKey> producers,
      String... commands) {
    Order order =
        new Order(
            "order-" + ++orders,
            List.of(commands),
            timeout,
            ExecutionTarget.LAMBDA,
            null,
            true,
            null,
            List.of(),
            new LinkedHashMap<>(),
            List.of(),
            List.of(),
            When.ON_SUCCESS,
            List.of(),
            dataFlow);
    OrderItem item =
        new OrderItem(
            IDS.runId(),
            "%04d".formatted(orders),
            order,
            secrets,
            List.of(),
            producers.stream().map(OrderKey::orderNum).toList(),
            OrderProgress.queued());
    stores.orders().create(List.of(item));
    String token = "token-" + orders;
    stores.orders().dispatched(item.key(), token, "ticket", Instant.now().minus(waited));
    tokens.known.add(token);
    return item.key();
  }

  private void bundle(OrderKey order, Map<String, String> variables) {
    SopsDocument documents = new SopsDocument(InstantSource.system(), new SecureRandom());
    SopsMasterKey key =
        new KmsMasterKey(dataKeys, BundleKeys.context(order), InstantSource.system());
    byte[] encrypted = documents.seal(variables, key).getBytes(StandardCharsets.UTF_8);
    stores.blobs().put(StorageKeys.bundle(order), encrypted);
  }

  OrderItem find(OrderKey order) {
    return stores.orders().find(order).orElseThrow();
  }

  List<EventItem> events() {
    return events.page(IDS.traceId(), null, null, 100);
  }

  String log(OrderKey order) {
    StringBuilder text = new StringBuilder();
    for (String key : stores.blobs().list(StorageKeys.logPrefix(order))) {
      text.append(new String(stores.blobs().get(key).orElseThrow(), StandardCharsets.UTF_8));
    }
    // Without the lines that show the commands.
    return text.toString().replaceAll("(?m)^[$>] .*\n", "");
  }

  private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    AwsBasicCredentials credentials =
        AwsBasicCredentials.create(CREDENTIALS.accessKeyId(), CREDENTIALS.secretAccessKey());
    return builder
        .endpointOverride(stack.endpoint())
        .region(Region.US_EAST_1)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .build();
  }

  private static void createTable(
      DynamoDbClient client, String name, String hash, String... range) {
    client.createTable(b -> {
      b.tableName(name).billingMode(BillingMode.PAY_PER_REQUEST);
      b.attributeDefinitions(
          Stream.concat(Stream.of(hash), Arrays.stream(range))
              .map(n ->
                  AttributeDefinition.builder()
                      .attributeName(n)
                      .attributeType(ScalarAttributeType.S)
                      .build())
              .toList());
      b.keySchema(
          Stream.concat(
                  Stream.of(key(hash, KeyType.HASH)),
                  Arrays.stream(range).map(n -> key(n, KeyType.RANGE)))
              .toList());
    });
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  @Override
  public void close() {
    stack.close();
  }
}
