package dev.exesys.worker.aws;

import dev.exesys.core.settings.EngineSettings;
import dev.exesys.worker.Worker;
import dev.exesys.worker.WorkerSettings;
import dev.exesys.worker.process.CommandListener;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Creates workers that use the services of an AWS account or of the local stack. */
public final class AwsWorker {
  private AwsWorker() {}

  /**
   * The SDK clients of a worker. They must stay open while the worker is in use.
   *
   * @param s3 with path-style access if the endpoint is not that of AWS
   * @param sts created for the first order with a role
   * @param lambda created at the first report
   */
  public record Clients(
      DynamoDbClient dynamoDb,
      S3Client s3,
      SsmClient ssm,
      KmsClient kms,
      Supplier<StsClient> sts,
      SfnClient sfn,
      Supplier<LambdaClient> lambda) {

    /** Returns clients that sign requests for data of an order with the session's credentials. */
    Clients in(SessionCredentials session) {
      return new Clients(
          new SessionDynamoDbClient(dynamoDb, session),
          new SessionS3Client(s3, session),
          new SessionSsmClient(ssm, session),
          new SessionKmsClient(kms, session),
          () -> new SessionStsClient(sts.get(), session),
          sfn,
          lambda);
    }

    /** Creates clients with the SDK's default region, credentials and endpoint. */
    public static Clients fromEnvironment(Map<String, String> environment) {
      return new Clients(
          DynamoDbClient.create(),
          S3Client.builder().forcePathStyle(environment.containsKey("AWS_ENDPOINT_URL")).build(),
          SsmClient.create(),
          KmsClient.create(),
          StsClient::create,
          SfnClient.create(),
          LambdaReportClient.lazy());
    }
  }

  /**
   * Creates a worker.
   *
   * @param folder in which the workspaces of orders are created
   * @param environment the settings, and the few variables that commands inherit
   * @param listener is notified when an order's commands start and end
   * @throws dev.exesys.core.settings.SettingsException if a setting is missing or invalid
   */
  public static Worker create(
      Clients clients, Path folder, Map<String, String> environment, CommandListener listener) {
    EngineSettings settings = EngineSettings.fromEnvironment(environment);
    WorkerSettings workerSettings = WorkerSettings.of(settings, folder, environment);
    return new Worker(
        new AwsAccess(clients, settings),
        workerSettings,
        InstantSource.system(),
        UUID::randomUUID,
        listener);
  }
}
