package dev.exesys.deployment.aws;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.deployment.permits.OrderPermits;
import dev.exesys.deployment.permits.PriorityLimiter;
import dev.exesys.engine.aws.AwsClients;
import dev.exesys.local.LocalStack;
import dev.exesys.local.lambda.LocalFunction;
import dev.exesys.local.process.LocalCommand;
import dev.exesys.worker.Worker;
import dev.exesys.worker.WorkerStart;
import dev.exesys.worker.aws.AwsWorker;
import dev.exesys.worker.program.WorkerProgram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Registers the workers of the three targets: for {@code lambda} inside this process, for {@code
 * codebuild} and {@code ssm} as a program.
 */
record LocalWorkers(
    EngineSettings settings, Map<String, String> environment, PriorityLimiter limiter) {
  // The longest timeout of a Lambda function.
  private static final Duration FUNCTION_TIMEOUT = Duration.ofMinutes(15);

  // The execution timeout of the SSM document. An order's own timeout is shorter.
  private static final Duration COMMAND_TIMEOUT = Duration.ofDays(2);

  private static final String WORKER_ROLE = "arn:aws:iam::000000000000:role/exesys-worker";

  /** Longer than a stack runs: worker programs cannot renew the credentials of their process. */
  private static final Duration PROCESS_SESSION = Duration.ofDays(366);

  private static final int MAX_CONCURRENT_BUILDS = 60;

  // The launcher passes the options of this JVM, which make workers start fast too.
  private static final List<String> JVM_OPTIONS =
      List.of(
          System.getProperty("exesys.jvm", "-XX:+UseSerialGC -XX:TieredStopAtLevel=1").split(" "));

  void register(
      LocalStack services,
      AwsClients clients,
      Supplier<StsClient> sts,
      Path folder,
      BiFunction<String, LocalFunction, LocalFunction> around) {
    OrderPermits permits = new OrderPermits(limiter);
    Worker worker =
        AwsWorker.create(
            new AwsWorker.Clients(
                clients.dynamodb(),
                clients.s3(),
                clients.ssm().get(),
                clients.kms().get(),
                sts,
                clients.stepFunctions(),
                clients.lambda()),
            folder,
            environment,
            permits);
    EngineSettings.Functions names = settings.functions();
    services.register(
        names.worker(),
        around.apply(names.worker(), event -> permits.call(() -> run(worker, event))),
        FunctionLimits.worker(environment).withTimeout(FUNCTION_TIMEOUT));
    Map<String, String> credentials = credentials(services);
    services.registerProject(names.codebuildProject(), program(credentials), MAX_CONCURRENT_BUILDS);
    services.registerDocument(
        names.ssmDocument(),
        Set.of(
            EngineVariables.DOCUMENT_RUN_ID,
            EngineVariables.DOCUMENT_ORDER_NUM,
            EngineVariables.DOCUMENT_TICKET),
        COMMAND_TIMEOUT,
        (instance, parameters) -> program(command(credentials, instance, parameters)));
  }

  /**
   * Returns the credentials of worker programs, which commands may find. As on AWS they are
   * sufficient to send heartbeats and to call the report function.
   */
  private Map<String, String> credentials(LocalStack services) {
    ObjectNode policy = Json.object();
    ArrayNode statements = policy.putArray("Statement");
    allow(statements, "states:SendTaskHeartbeat", "*");
    allow(
        statements,
        "lambda:InvokeFunction",
        "arn:aws:lambda:*:*:function:" + settings.functions().report());
    return services.openSession(WORKER_ROLE, "worker", Json.text(policy), PROCESS_SESSION);
  }

  private static void allow(ArrayNode statements, String action, String resource) {
    statements.addObject().put("Effect", "Allow").put("Action", action).put("Resource", resource);
  }

  private static Map<String, String> command(
      Map<String, String> credentials, String instance, Map<String, List<String>> parameters) {
    Map<String, String> variables = new LinkedHashMap<>(credentials);
    // The agent of Run Command sets this variable.
    variables.put(EngineVariables.SSM_INSTANCE_ID, instance);
    variables.put(
        EngineVariables.WORKER_RUN_ID, parameter(parameters, EngineVariables.DOCUMENT_RUN_ID));
    variables.put(
        EngineVariables.WORKER_ORDER_NUM,
        parameter(parameters, EngineVariables.DOCUMENT_ORDER_NUM));
    variables.put(
        EngineVariables.WORKER_TICKET, parameter(parameters, EngineVariables.DOCUMENT_TICKET));
    return variables;
  }

  private static String parameter(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of("")).getFirst();
  }

  private static JsonNode run(Worker worker, JsonNode event) throws InterruptedException {
    return Json.object()
        .put(
            "status",
            worker
                .run(WorkerStart.read(event), FUNCTION_TIMEOUT, new CompletableFuture<>())
                .map(OrderStatus::wire)
                .orElse(null));
  }

  /** Returns the command that starts the runner in a separate JVM. */
  private LocalCommand program(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    // The user's AWS configuration must not change what the worker's clients do.
    all.put("AWS_CONFIG_FILE", "/dev/null");
    all.put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    all.putAll(more);
    List<String> argv = new ArrayList<>();
    argv.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    argv.addAll(JVM_OPTIONS);
    Optional.ofNullable(System.getProperty("exesys.classes")).ifPresent(argv::add);
    argv.addAll(List.of("-cp", System.getProperty("java.class.path")));
    argv.add(WorkerProgram.class.getName());
    return new LocalCommand(argv, all);
  }
}
