package dev.exesys.worker.aws;

import dev.exesys.core.retry.aws.RetryPolicies;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.aws.DynamoEventStore;
import dev.exesys.core.store.aws.DynamoInstanceShareStore;
import dev.exesys.core.store.aws.DynamoOrderStore;
import dev.exesys.core.store.aws.DynamoRunStore;
import dev.exesys.core.store.aws.S3BlobStore;
import dev.exesys.core.store.aws.SsmParameterStore;
import dev.exesys.core.token.aws.SfnTaskTokens;
import dev.exesys.worker.Worker;
import dev.exesys.worker.WorkerSettings;
import dev.exesys.worker.WorkerStores;
import dev.exesys.worker.process.Permit;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** A worker over the services of an AWS account, or of what stands in for one. */
public final class AwsWorker {
  private AwsWorker() {}

  /**
   * The clients that a worker needs. They stay open for as long as the worker is used.
   *
   * @param s3 with path-style access if its endpoint is not Amazon's
   */
  public record Clients(DynamoDbClient dynamoDb, S3Client s3, SsmClient ssm, SfnClient sfn) {
    /** Clients with the SDK's own ways to find region, credentials and endpoint. */
    public static Clients fromEnvironment(Map<String, String> environment) {
      return new Clients(
          DynamoDbClient.create(),
          S3Client.builder().forcePathStyle(environment.containsKey("AWS_ENDPOINT_URL")).build(),
          SsmClient.create(),
          SfnClient.create());
    }
  }

  /**
   * Puts a worker together.
   *
   * @param folder in which orders get their folders
   * @param environment settings, and what little of it commands see
   * @param turns makes each order's turn
   * @throws dev.exesys.core.settings.SettingsException if settings are missing
   */
  public static Worker create(
      Clients clients, Path folder, Map<String, String> environment, Supplier<Permit> turns) {
    EngineSettings settings = EngineSettings.fromEnvironment(environment);
    InstantSource clock = InstantSource.system();
    S3BlobStore blobs = new S3BlobStore(clients.s3(), settings.buckets().internal());
    DynamoEventStore events =
        new DynamoEventStore(clients.dynamoDb(), settings.tables().orderEvents());
    WorkerStores stores =
        new WorkerStores(
            new DynamoOrderStore(clients.dynamoDb(), settings.tables().orders(), blobs),
            new DynamoInstanceShareStore(clients.dynamoDb(), settings.tables().orders()),
            new DynamoRunStore(clients.dynamoDb(), settings.tables().orders()),
            new EventLog(events, blobs, clock, settings.eventTtl()),
            blobs,
            new SsmParameterStore(clients::ssm),
            new SfnTaskTokens(clients.sfn()),
            RetryPolicies.WORKER_REPORTS);
    WorkerSettings workerSettings = WorkerSettings.of(settings, folder, environment);
    return new Worker(stores, workerSettings, clock, UUID::randomUUID, turns);
  }
}
