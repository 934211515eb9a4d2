package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.worker.aws.AwsPoolWorkers;
import dev.exesys.worker.aws.AwsWorker;
import dev.exesys.worker.pool.PoolOptions;
import dev.exesys.worker.pool.PoolWorkers;
import dev.exesys.worker.program.PoolProgram;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Creates workers of pools for a local stack or for the deployment of the environment. */
public final class PoolWorkerFactory {
  private PoolWorkerFactory() {}

  /**
   * Creates the workers of this process.
   *
   * @param connection to the deployment; empty if the environment has its settings
   * @param folder in which the workspaces of orders are created
   * @param notes receives lines for the operator
   */
  public static PoolWorkers create(
      Optional<Connection> connection,
      Map<String, String> environment,
      PoolOptions options,
      Path folder,
      Consumer<String> notes) {
    Map<String, String> settings = new LinkedHashMap<>(environment);
    connection.ifPresent(c -> settings.putAll(c.settings()));
    boolean local = connection.filter(c -> c.setting("AWS_ENDPOINT_URL").isPresent()).isPresent();
    if (local) {
      // The interval of the local stack's other workers.
      settings.putIfAbsent(EngineVariables.HEARTBEAT_INTERVAL_SECONDS, "1");
    }
    AwsWorker.Clients clients;
    SfnClientBuilder polls;
    if (local) {
      // The SDK's default clients read the environment of this process only. The clients stay open
      // until the process exits.
      DeploymentClients deployment = new DeploymentClients(connection.get());
      clients = clients(deployment);
      createPools(clients.sfn(), options, settings);
      polls = deployment.configure(SfnClient.builder());
    } else {
      clients = AwsWorker.Clients.fromEnvironment(settings);
      polls = AwsPoolWorkers.pollsFromEnvironment();
    }
    return AwsPoolWorkers.create(
        clients, polls, options, PoolProgram.processName(), folder, settings, notes);
  }

  /** On the local stack, a worker creates its pools: no Terraform module does. */
  private static void createPools(
      SfnClient client, PoolOptions options, Map<String, String> settings) {
    EngineSettings deployment = EngineSettings.fromEnvironment(settings);
    for (String pool : options.pools()) {
      String arn = deployment.activityArn(pool);
      client.createActivity(a -> a.name(arn.substring(arn.lastIndexOf(':') + 1)));
    }
  }

  private static AwsWorker.Clients clients(DeploymentClients deployment) {
    StsClient sts = deployment.build(StsClient.builder());
    LambdaClient lambda = deployment.build(LambdaClient.builder());
    return new AwsWorker.Clients(
        deployment.dynamoDb(),
        deployment.s3(),
        deployment.build(SsmClient.builder()),
        deployment.build(KmsClient.builder()),
        () -> sts,
        deployment.build(SfnClient.builder()),
        () -> lambda);
  }
}
