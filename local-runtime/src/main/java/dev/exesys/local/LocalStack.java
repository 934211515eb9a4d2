package dev.exesys.local;

import dev.exesys.local.codebuild.CodeBuildService;
import dev.exesys.local.dynamodb.DynamoDbService;
import dev.exesys.local.events.EventBus;
import dev.exesys.local.events.EventsService;
import dev.exesys.local.faults.FaultEndpoint;
import dev.exesys.local.faults.FaultGate;
import dev.exesys.local.faults.FaultInjectingInvoker;
import dev.exesys.local.faults.ServiceConditions;
import dev.exesys.local.gateway.AccessKey;
import dev.exesys.local.gateway.AccessKeys;
import dev.exesys.local.gateway.Credentials;
import dev.exesys.local.gateway.Endpoint;
import dev.exesys.local.gateway.Gateway;
import dev.exesys.local.gateway.HttpApi;
import dev.exesys.local.gateway.JsonEndpoint;
import dev.exesys.local.gateway.Principal;
import dev.exesys.local.gateway.RequestGate;
import dev.exesys.local.gateway.SignatureVerifier;
import dev.exesys.local.iam.RequestedActions;
import dev.exesys.local.iam.SessionPolicyGate;
import dev.exesys.local.kms.KmsService;
import dev.exesys.local.lambda.FunctionRegistry;
import dev.exesys.local.lambda.InvocationLimits;
import dev.exesys.local.lambda.InvocationResult;
import dev.exesys.local.lambda.LambdaEndpoint;
import dev.exesys.local.lambda.LocalFunction;
import dev.exesys.local.process.LocalCommand;
import dev.exesys.local.process.ProcessRunner;
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
import dev.exesys.local.sts.StsEndpoint;
import dev.exesys.local.sts.StsService;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/**
 * Runs the AWS services that the engine uses in this JVM, on one port of the loopback interface.
 *
 * <p>The stack is independent of the engine: its user creates tables and buckets with the AWS SDK
 * and registers functions. Every acknowledged change is in the data directory, and a stack that is
 * started with the same directory resumes from there.
 */
public final class LocalStack implements AutoCloseable {
  /** Longer than the grace period of a worker for its commands. */
  private static final Duration GRACE_PERIOD = Duration.ofSeconds(15);

  private static final Duration EXPIRY_INTERVAL = Duration.ofMinutes(1);

  private final ResourceCloser closing;
  private final Gateway gateway;
  private final FunctionRegistry functions;
  private final S3Endpoint s3;
  private final EventBus bus;
  private final RunCommandOperations runCommand;
  private final CodeBuildService codeBuild;
  private final PeriodicTasks periodicTasks;
  private final StsService sts;

  private LocalStack(LocalStackOptions options, ResourceCloser closing) throws IOException {
    this.closing = closing;
    StackDirectory directory = closing.add(StackDirectory.open(options.dataDir()));
    Database database = closing.add(Database.open(directory.resolve("stack.db")));
    ValueEncryption encryption = ValueEncryption.open(directory.resolve("vault.key"));
    functions =
        closing.add(
            new FunctionRegistry(
                database, options.account(), options.clock(), options.concurrency()));
    bus = new EventBus(functions, options.rules(), options.account(), options.clock());
    functions.sendFailedEventsTo(
        (function, record) -> bus.publish("lambda", EventBus.INVOCATION_FAILED, function, record));
    ProcessRunner processRunner = new ProcessRunner(directory.resolve("processes"), GRACE_PERIOD);
    runCommand =
        closing.add(
            new RunCommandOperations(
                database, processRunner, bus, options.account(), options.clock()));
    codeBuild =
        closing.add(
            new CodeBuildService(database, processRunner, bus, options.account(), options.clock()));
    // Closed before the services, which would otherwise record its terminations as results.
    closing.add(processRunner);
    periodicTasks = closing.add(new PeriodicTasks());
    s3 = closing.add(new S3Endpoint(directory.resolve("s3")));
    ParameterOperations parameters =
        new ParameterOperations(database, encryption, options.account(), options.clock());
    HttpApi api =
        new HttpApi(
            event -> invokeHttpApi(options.httpApiFunction(), event),
            options.httpApiPaths(),
            options.account(),
            options.clock());
    DynamoDbService dynamoDb =
        new DynamoDbService(
            database, options.clock(), options.account().region(), options.account().id());
    periodicTasks.every("dynamodb-expiry", EXPIRY_INTERVAL, dynamoDb::deleteExpired);
    ServiceConditions conditions =
        new ServiceConditions(
            options.clock(), options.faults().awsModel(), new SplittableRandom(), Thread::sleep);
    options.faults().faults().forEach(conditions::inject);
    StepFunctions stepFunctions = closing.add(stepFunctions(database, options, conditions));
    List<Endpoint> endpoints = new ArrayList<>();
    endpoints.add(new FaultEndpoint(conditions));
    endpoints.add(new JsonEndpoint(stepFunctions));
    endpoints.add(new JsonEndpoint(dynamoDb));
    endpoints.add(
        new JsonEndpoint(new SsmService(parameters.operations().with(runCommand.operations()))));
    endpoints.add(
        new JsonEndpoint(
            new SecretsManagerService(database, encryption, options.account(), options.clock())));
    endpoints.add(new JsonEndpoint(codeBuild));
    endpoints.add(
        new JsonEndpoint(new KmsService(database, encryption, options.account(), options.clock())));
    endpoints.add(new JsonEndpoint(new EventsService(database, bus)));
    endpoints.add(new LambdaEndpoint(functions));
    sts = new StsService(database, encryption, options.longestSession(), options.clock());
    endpoints.add(new StsEndpoint(sts));
    endpoints.add(api);
    endpoints.add(s3);
    SignatureVerifier verifier =
        new SignatureVerifier(
            accessKeys(options, sts), options.account().region(), options.clock());
    RequestGate faults = new FaultGate(conditions);
    RequestGate policies =
        new SessionPolicyGate(new RequestedActions(options.account(), dynamoDb::hashKey));
    RequestGate gate =
        request -> {
          faults.admit(request);
          policies.admit(request);
        };
    gateway = closing.add(new Gateway(options.port(), verifier, endpoints, gate));
    // Closed before the gateway, which waits for open requests.
    AutoCloseable polls = stepFunctions::endPolls;
    closing.add(polls);
    codeBuild.resume();
    runCommand.resume();
    stepFunctions.resume();
  }

  /** The keys of the stack's options do not expire; all others are those of sessions. */
  private static AccessKeys accessKeys(LocalStackOptions options, StsService sessions) {
    Map<String, AccessKey> fixed = new LinkedHashMap<>();
    for (Credentials one : options.credentials()) {
      Principal user = Principal.localUser(options.account(), one.accessKeyId());
      fixed.put(one.accessKeyId(), new AccessKey(one, user, null));
    }
    return id -> fixed.containsKey(id) ? Optional.ofNullable(fixed.get(id)) : sessions.find(id);
  }

  private StepFunctions stepFunctions(
      Database database, LocalStackOptions options, ServiceConditions conditions) {
    return new StepFunctions(
        database,
        options.clock(),
        options.account().region(),
        options.account().id(),
        new FaultInjectingInvoker(
            new RegistrationAwaitingInvoker(functions, new LocalLambdaInvoker(functions)),
            conditions),
        detail ->
            bus.publish(
                "aws.states",
                EventBus.EXECUTION_STATUS,
                detail.path("executionArn").asString(""),
                detail));
  }

  /**
   * Starts a stack. It accepts requests when this method returns.
   *
   * @throws IOException if the data directory is in use or not writable, or the port is in use
   */
  public static LocalStack start(LocalStackOptions options) throws IOException {
    ResourceCloser closing = new ResourceCloser();
    try {
      return new LocalStack(options, closing);
    } catch (IOException | RuntimeException e) {
      closing.close(e);
      throw e;
    }
  }

  /** Returns the endpoint of all services, for example for {@code AWS_ENDPOINT_URL}. */
  public URI endpoint() {
    return gateway.uri();
  }

  /** Registers a function with the default settings and handles its stored events. */
  public void register(String name, LocalFunction function) {
    register(name, function, InvocationLimits.DEFAULT);
  }

  /** Registers a function and handles its stored events. */
  public void register(String name, LocalFunction function, InvocationLimits settings) {
    functions.register(name, function, settings);
  }

  /**
   * Invokes a function periodically, as an EventBridge schedule does: for the first time after one
   * interval, without overlap, and regardless of earlier failures.
   */
  public void schedule(String function, Duration interval, JsonNode event) {
    periodicTasks.every(function, interval, () -> functions.invoke(function, event));
  }

  /**
   * Creates or replaces a CodeBuild project whose builds run a program on this machine. A build
   * adds its environment variables to those of the command.
   *
   * @param concurrency the maximum number of running builds; further builds are queued
   */
  public void registerProject(String name, LocalCommand command, int concurrency) {
    codeBuild.register(name, command, concurrency);
  }

  /**
   * Creates or replaces a document for Run Command.
   *
   * @param parameters the names of the parameters, all of which are mandatory
   * @param timeout the maximum duration on an instance
   */
  public void registerDocument(
      String name, Set<String> parameters, Duration timeout, LocalDocument document) {
    runCommand.register(name, parameters, timeout, document);
  }

  /** Simulates an instance whose agent is not running, so that commands are not delivered. */
  public void disconnect(String instance) {
    runCommand.disconnect(instance);
  }

  /**
   * Opens a session of any duration, for a process that cannot renew its credentials as processes
   * on AWS do.
   *
   * @param roleArn the ARN of a role, which need not exist
   * @param policy the JSON session policy
   * @return the variables with the credentials
   */
  public Map<String, String> openSession(
      String roleArn, String name, String policy, Duration duration) {
    return sts.open(roleArn, name, policy, duration);
  }

  /** Creates a bucket unless it exists. */
  public void ensureBucket(String name) {
    s3.ensureBucket(name);
  }

  private Optional<JsonNode> invokeHttpApi(String function, JsonNode event) {
    InvocationResult result = functions.invoke(function, event);
    return result.failed() ? Optional.empty() : Optional.of(result.payload());
  }

  /** Stops accepting requests, terminates processes and functions, and unlocks the directory. */
  @Override
  public void close() {
    closing.close();
  }
}
