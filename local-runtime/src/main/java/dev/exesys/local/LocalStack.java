package dev.exesys.local;

import dev.exesys.local.codebuild.CodeBuildService;
import dev.exesys.local.dynamodb.DynamoDbService;
import dev.exesys.local.events.EventBus;
import dev.exesys.local.gateway.Endpoint;
import dev.exesys.local.gateway.Gateway;
import dev.exesys.local.gateway.HttpApi;
import dev.exesys.local.gateway.JsonEndpoint;
import dev.exesys.local.gateway.SignatureVerifier;
import dev.exesys.local.lambda.FunctionRegistry;
import dev.exesys.local.lambda.FunctionSettings;
import dev.exesys.local.lambda.InvocationResult;
import dev.exesys.local.lambda.LambdaEndpoint;
import dev.exesys.local.lambda.LocalFunction;
import dev.exesys.local.process.LocalCommand;
import dev.exesys.local.process.Processes;
import dev.exesys.local.s3.S3Endpoint;
import dev.exesys.local.secretsmanager.SecretsManagerService;
import dev.exesys.local.ssm.LocalDocument;
import dev.exesys.local.ssm.ParameterOperations;
import dev.exesys.local.ssm.RunCommandOperations;
import dev.exesys.local.ssm.SsmService;
import dev.exesys.local.stepfunctions.LocalLambdaInvoker;
import dev.exesys.local.stepfunctions.StepFunctions;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.ValueEncryption;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Every AWS service the engine uses, in this JVM, on one loopback port.
 *
 * <p>It holds nothing of the engine: whoever starts it makes tables and buckets with the SDK and
 * registers functions. What was acknowledged is in the data folder, and a stack started on the same
 * folder goes on from there.
 */
public final class LocalStack implements AutoCloseable {
  /** More than a worker gives its own commands to end. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);

  private final ResourceStack closing;
  private final Gateway gateway;
  private final FunctionRegistry functions;
  private final S3Endpoint s3;
  private final EventBus bus;
  private final RunCommandOperations runCommand;
  private final CodeBuildService codeBuild;
  private final PeriodicTasks schedules;

  private LocalStack(LocalStackOptions options, ResourceStack closing) throws IOException {
    this.closing = closing;
    DataFolder folder = closing.add(DataFolder.open(options.dataDir()));
    Database database = closing.add(Database.open(folder.resolve("stack.db")));
    ValueEncryption vault = ValueEncryption.open(folder.resolve("vault.key"));
    functions = closing.add(new FunctionRegistry(database, options.account(), options.clock()));
    bus = new EventBus(functions, options.rules(), options.account(), options.clock());
    Processes processes = new Processes(folder.resolve("processes"), GRACE);
    runCommand =
        closing.add(
            new RunCommandOperations(database, processes, bus, options.account(), options.clock()));
    codeBuild =
        closing.add(
            new CodeBuildService(database, processes, bus, options.account(), options.clock()));
    // Closed before those who would take its processes' ends for ends of their own.
    closing.add(processes);
    schedules = closing.add(new PeriodicTasks());
    s3 = closing.add(new S3Endpoint(folder.resolve("s3")));
    ParameterOperations parameters =
        new ParameterOperations(database, vault, options.account(), options.clock());
    HttpApi api =
        new HttpApi(
            event -> answer(options.httpApiFunction(), event),
            options.httpApiPaths(),
            options.account(),
            options.clock());
    DynamoDbService dynamoDb =
        new DynamoDbService(
            database, options.clock(), options.account().region(), options.account().id());
    schedules.every("dynamodb-expiry", EXPIRY_INTERVAL, dynamoDb::deleteExpired);
    StepFunctions stepFunctions = closing.add(stepFunctions(database, options));
    List<Endpoint> endpoints = new ArrayList<>();
    endpoints.add(new JsonEndpoint(stepFunctions));
    endpoints.add(new JsonEndpoint(dynamoDb));
    endpoints.add(
        new JsonEndpoint(new SsmService(parameters.operations().with(runCommand.operations()))));
    endpoints.add(
        new JsonEndpoint(
            new SecretsManagerService(database, vault, options.account(), options.clock())));
    endpoints.add(new JsonEndpoint(codeBuild));
    endpoints.add(new LambdaEndpoint(functions));
    endpoints.add(api);
    endpoints.add(s3);
    SignatureVerifier verifier = new SignatureVerifier(options.credentials(), options.clock());
    gateway = closing.add(new Gateway(options.port(), verifier, endpoints));
    codeBuild.resume();
    runCommand.resume();
    stepFunctions.resume();
  }

  private StepFunctions stepFunctions(Database database, LocalStackOptions options) {
    return new StepFunctions(
        database,
        options.clock(),
        options.account().region(),
        options.account().id(),
        new RegistrationAwaitingInvoker(functions, new LocalLambdaInvoker(functions)),
        detail ->
            bus.publish(
                "aws.states",
                EventBus.EXECUTION_STATUS,
                detail.path("executionArn").asString(""),
                detail));
  }

  /**
   * Starts a stack; when this returns it takes requests.
   *
   * @throws IOException if the folder is in use or cannot be written, or the port is taken
   */
  public static LocalStack start(LocalStackOptions options) throws IOException {
    ResourceStack closing = new ResourceStack();
    try {
      return new LocalStack(options, closing);
    } catch (IOException | RuntimeException e) {
      closing.close(e);
      throw e;
    }
  }

  /** What goes into {@code AWS_ENDPOINT_URL}. */
  public URI endpoint() {
    return gateway.uri();
  }

  /** Adds a function with Lambda's defaults. Events that waited for it are handled now. */
  public void register(String name, LocalFunction function) {
    register(name, function, FunctionSettings.DEFAULT);
  }

  /** Adds a function. Events that waited for it are handled now. */
  public void register(String name, LocalFunction function, FunctionSettings settings) {
    functions.register(name, function, settings);
  }

  /**
   * Invokes a function again and again, as an EventBridge schedule would: the first time after one
   * interval, never twice at once, whatever became of the time before.
   */
  public void schedule(String function, Duration interval, JsonNode event) {
    schedules.every(function, interval, () -> functions.invoke(function, event));
  }

  /**
   * Makes or replaces a CodeBuild project whose builds run a program of this machine, with the
   * build's environment overrides added to its own.
   *
   * @param concurrency how many builds run at once; the rest is queued
   */
  public void registerProject(String name, LocalCommand command, int concurrency) {
    codeBuild.register(name, command, concurrency);
  }

  /**
   * Makes or replaces a document that Run Command can send.
   *
   * @param parameters all of them must be sent, and no others
   * @param timeout of one run on one instance
   */
  public void registerDocument(
      String name, Set<String> parameters, Duration timeout, LocalDocument document) {
    runCommand.register(name, parameters, timeout, document);
  }

  /** Has an instance that picks no command up any more, as if its agent were gone. */
  public void disconnect(String instance) {
    runCommand.disconnect(instance);
  }

  /** Makes a bucket unless it is there. */
  public void ensureBucket(String name) {
    s3.ensureBucket(name);
  }

  private Optional<JsonNode> answer(String function, JsonNode event) {
    InvocationResult result = functions.invoke(function, event);
    return result.failed() ? Optional.empty() : Optional.of(result.payload());
  }

  /** Takes no more requests, ends what runs, and leaves the folder to the next stack. */
  @Override
  public void close() {
    closing.close();
  }
}
