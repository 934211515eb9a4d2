package dev.exesys.worker.aws;

import dev.exesys.core.retry.aws.RetryPolicies;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.store.aws.DynamoPoolStore;
import dev.exesys.worker.Worker;
import dev.exesys.worker.pool.PoolOptions;
import dev.exesys.worker.pool.PoolWorkers;
import dev.exesys.worker.process.CommandListener;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.SfnClientBuilder;

/** Creates workers of pools that use the services of an AWS account or of the local stack. */
public final class AwsPoolWorkers {
  private AwsPoolWorkers() {}

  /** Returns the builder of a client with the SDK's default region, credentials and endpoint. */
  public static SfnClientBuilder pollsFromEnvironment() {
    return SfnClient.builder();
  }

  /**
   * Creates the workers of a process.
   *
   * @param polls builds the client of the polls: has identity, region and endpoint
   * @param process name of this process; the names of the slots start with it
   * @param folder in which the workspaces of orders are created
   * @param environment the settings, and the few variables that commands inherit
   * @param notes receives lines for the operator
   * @throws dev.exesys.core.settings.SettingsException if a setting is missing or invalid
   */
  public static PoolWorkers create(
      AwsWorker.Clients clients,
      SfnClientBuilder polls,
      PoolOptions options,
      String process,
      Path folder,
      Map<String, String> environment,
      Consumer<String> notes) {
    EngineSettings settings = EngineSettings.fromEnvironment(environment);
    InstantSource clock = InstantSource.system();
    Worker worker = AwsWorker.create(clients, folder, environment, CommandListener.NONE);
    return new PoolWorkers(
        options,
        process,
        worker,
        new SfnTaskPolls(
            polls, settings::activityArn, options.pools().size() * options.slots(), clock),
        folder,
        new DynamoPoolStore(clients.dynamoDb(), settings.tables().locks()),
        clock,
        RetryPolicies.POLLS,
        notes);
  }
}
