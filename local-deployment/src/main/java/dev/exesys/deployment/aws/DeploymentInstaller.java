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
import dev.exesys.local.lambda.LocalFunction;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiFunction;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import tools.jackson.databind.JsonNode;

/** Installs the engine on the local services, as the Terraform module does on AWS. */
public final class DeploymentInstaller implements AutoCloseable {
  /** The schedule of the Terraform module. */
  private static final Duration COLLECT_INTERVAL = Duration.ofDays(1);

  /** Returns the interval of the Terraform module, or a third of a shorter heartbeat timeout. */
  private static Duration sweepInterval(EngineSettings settings) {
    Duration usual = Duration.ofMinutes(1);
    // A delay of the reconciler on a busy machine must not let heartbeats time out.
    Duration needed = settings.heartbeatTimeout().dividedBy(3);
    return needed.compareTo(usual) < 0 ? needed : usual;
  }

  // About half of the permit holders wait for the disk or for another thread.
  private static final int PERMITS_PER_PROCESSOR = 4;
  private final SdkClients clients;

  private DeploymentInstaller(SdkClients clients) {
    this.clients = clients;
  }

  /**
   * Creates buckets and tables, and registers the engine's functions and workers.
   *
   * @param environment of the functions and workers
   * @param scratch the parent of temporary folders of functions and workers
   */
  public static DeploymentInstaller install(
      LocalStack services, Map<String, String> environment, Path scratch) {
    return install(services, environment, scratch, (name, function) -> function);
  }

  /**
   * Installs the engine and wraps its functions.
   *
   * @param around returns the function to register for a name and the original function
   */
  public static DeploymentInstaller install(
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
    StsClient sts = clients.build(StsClient.builder());
    KmsClient kms = clients.build(KmsClient.builder());
    LambdaClient lambda = clients.build(LambdaClient.builder());
    CodeBuildClient codeBuild = clients.build(CodeBuildClient.builder());
    EventBridgeClient eventBridge = clients.build(EventBridgeClient.builder());
    AwsClients engine =
        new AwsClients(
            clients.dynamoDb(),
            clients.s3(),
            () -> ssm,
            () -> secrets,
            () -> kms,
            clients.build(SfnClient.builder()),
            () -> lambda,
            () -> codeBuild,
            () -> eventBridge,
            () -> sts);
    new TableProvisioner(engine.dynamodb()).create(settings.tables());
    new KeyProvisioner(kms).create(settings.kmsKey());
    new PoolProvisioner(engine.stepFunctions()).create(settings);
    PriorityLimiter limiter =
        new PriorityLimiter(PERMITS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());
    new LocalWorkers(settings, environment, limiter)
        .register(services, engine, () -> sts, scratch.resolve("orders"), around);
    EngineFunctions.create(settings, engine, scratch.resolve("checkouts"))
        .forEach((name, function) ->
            services.register(
                name,
                around.apply(name, limited(name, function, limiter)),
                FunctionLimits.of(name, environment)));
    services.schedule(
        EngineFunctions.FINALIZER, sweepInterval(settings), Json.object().put("action", "sweep"));
    services.schedule(
        EngineFunctions.FINALIZER, COLLECT_INTERVAL, Json.object().put("action", "collect"));
    if (!settings.github().apiUrl().isEmpty()) {
      services.schedule(
          EngineFunctions.GITHUB, sweepInterval(settings), Json.object().put("action", "sweep"));
    }
    return new DeploymentInstaller(clients);
  }

  private static SdkClients clients(Map<String, String> environment) {
    return new SdkClients(
        AwsBasicCredentials.create(
            environment.get("AWS_ACCESS_KEY_ID"), environment.get("AWS_SECRET_ACCESS_KEY")),
        Region.of(environment.get("AWS_REGION")),
        URI.create(environment.get("AWS_ENDPOINT_URL")));
  }

  /**
   * Limits the functions that state machines call, by the thousands; the others serve users at
   * once.
   */
  private static LocalFunction limited(
      String name, JsonFunction function, PriorityLimiter limiter) {
    return switch (name) {
      case EngineFunctions.DISPATCH -> event -> callLimited(function, event, limiter, DISPATCH);
      case EngineFunctions.STEPS -> event -> callLimited(function, event, limiter, STEP);
      default -> function::apply;
    };
  }

  private static JsonNode callLimited(
      JsonFunction function, JsonNode event, PriorityLimiter limiter, Rank rank)
      throws InterruptedException {
    limiter.acquire(rank);
    try {
      return function.apply(event);
    } finally {
      limiter.release();
    }
  }

  @Override
  public void close() {
    clients.close();
  }
}
