package dev.exesys.deployment.aws;

import static dev.exesys.deployment.permits.PriorityLimiter.Rank.DISPATCH;
import static dev.exesys.deployment.permits.PriorityLimiter.Rank.STEP;

import dev.exesys.core.contract.Json;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.deployment.permits.PriorityLimiter;
import dev.exesys.deployment.permits.PriorityLimiter.Rank;
import dev.exesys.engine.JsonFunction;
import dev.exesys.engine.aws.AwsClients;
import dev.exesys.engine.aws.EngineFunctions;
import dev.exesys.local.LocalStack;
import dev.exesys.local.lambda.FunctionSettings;
import dev.exesys.local.lambda.LocalFunction;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import tools.jackson.databind.JsonNode;

/** Puts the engine onto the local services, as the Terraform module puts it onto AWS. */
public final class DeploymentInstaller implements AutoCloseable {
  /** As the schedule of the Terraform module. */
  private static final Duration COLLECT = Duration.ofDays(1);

  /** As the schedule of the Terraform module; more often where a heartbeat is shorter. */
  private static Duration sweep(EngineSettings settings) {
    Duration usual = Duration.ofMinutes(1);
    // A sweep that is late on a busy machine must not cost an order its heartbeat.
    Duration needed = settings.heartbeat().dividedBy(3);
    return needed.compareTo(usual) < 0 ? needed : usual;
  }

  // Half of what works waits for the disk or for another thread.
  private static final int TURNS_PER_PROCESSOR = 4;
  private static final FunctionSettings UNLIMITED =
      FunctionSettings.DEFAULT.withConcurrency(Integer.MAX_VALUE);

  private final SdkClients clients;

  private DeploymentInstaller(SdkClients clients) {
    this.clients = clients;
  }

  /**
   * Makes buckets and tables, and registers the engine's functions and workers.
   *
   * @param environment the functions' and workers'
   * @param scratch a folder for what functions and workers need while they run
   */
  public static DeploymentInstaller onto(
      LocalStack services, Map<String, String> environment, Path scratch) {
    return onto(services, environment, scratch, (name, function) -> function);
  }

  /**
   * The same with something around the functions.
   *
   * @param around gives each function, by its name, what is to be called in its place
   */
  public static DeploymentInstaller onto(
      LocalStack services,
      Map<String, String> environment,
      Path scratch,
      BiFunction<String, LocalFunction, LocalFunction> around) {
    EngineSettings settings = EngineSettings.fromEnvironment(environment);
    services.ensureBucket(settings.buckets().internal());
    services.ensureBucket(settings.buckets().done());
    SdkClients clients = clients(environment);
    SsmClient ssm = clients.build(SsmClient.builder());
    SecretsManagerClient secrets = clients.build(SecretsManagerClient.builder());
    LambdaClient lambda = clients.build(LambdaClient.builder());
    CodeBuildClient codeBuild = clients.build(CodeBuildClient.builder());
    AwsClients engine =
        new AwsClients(
            clients.dynamoDb(),
            clients.s3(),
            () -> ssm,
            () -> secrets,
            clients.build(SfnClient.builder()),
            () -> lambda,
            () -> codeBuild);
    new TableProvisioner(engine.dynamodb()).create(settings.tables());
    PriorityLimiter turns =
        new PriorityLimiter(TURNS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
    new LocalWorkers(settings, environment, turns)
        .register(services, engine, scratch.resolve("orders"), around);
    EngineFunctions.create(settings, engine, scratch.resolve("checkouts"))
        .forEach((name, function) ->
            services.register(
                name, around.apply(name, called(name, function, turns)), settings(name)));
    services.schedule(
        EngineFunctions.FINALIZER, sweep(settings), Json.object().put("action", "sweep"));
    services.schedule(EngineFunctions.FINALIZER, COLLECT, Json.object().put("action", "collect"));
    return new DeploymentInstaller(clients);
  }

  private static SdkClients clients(Map<String, String> environment) {
    return new SdkClients(
        AwsBasicCredentials.create(
            environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY")),
        Region.of(environment.get("AWS_REGION")),
        URI.create(environment.get("AWS_ENDPOINT_URL")));
  }

  /** What states call may come by the thousands and waits for its turn; the rest answers people. */
  private static LocalFunction called(String name, JsonFunction function, PriorityLimiter turns) {
    return switch (name) {
      case EngineFunctions.DISPATCH -> event -> inTurn(function, event, turns, DISPATCH);
      case EngineFunctions.STEPS -> event -> inTurn(function, event, turns, STEP);
      default -> function::apply;
    };
  }

  private static FunctionSettings settings(String name) {
    return Set.of(EngineFunctions.DISPATCH, EngineFunctions.STEPS).contains(name)
        ? UNLIMITED
        : FunctionSettings.DEFAULT;
  }

  private static JsonNode inTurn(
      JsonFunction function, JsonNode event, PriorityLimiter turns, Rank rank)
      throws InterruptedException {
    turns.take(rank);
    try {
      return function.apply(event);
    } finally {
      turns.giveBack();
    }
  }

  @Override
  public void close() {
    clients.close();
  }
}
