package dev.exesys.worker.aws;

import dev.exesys.core.retry.RetryPolicy;
import dev.exesys.core.retry.aws.RetryPolicies;
import dev.exesys.core.secrets.aws.KmsDataKeys;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.aws.DynamoEventStore;
import dev.exesys.core.store.aws.DynamoInstanceShareStore;
import dev.exesys.core.store.aws.DynamoOrderStore;
import dev.exesys.core.store.aws.DynamoRunStore;
import dev.exesys.core.store.aws.S3BlobStore;
import dev.exesys.core.store.aws.SsmParameterStore;
import dev.exesys.core.token.aws.SfnTaskTokens;
import dev.exesys.worker.OrderSession;
import dev.exesys.worker.SessionClient;
import dev.exesys.worker.WorkerAccess;
import dev.exesys.worker.WorkerStores;
import java.time.InstantSource;
import java.util.Optional;

/** Implements the stores of a worker with the AWS SDK. */
record AwsAccess(AwsWorker.Clients clients, EngineSettings settings) implements WorkerAccess {

  @Override
  public WorkerStores stores(Optional<OrderSession> session) {
    AwsWorker.Clients used = session.map(SessionCredentials::new).map(clients::in).orElse(clients);
    EngineSettings.Tables tables = settings.tables();
    S3BlobStore blobs = new S3BlobStore(used.s3(), settings.buckets().internal());
    DynamoEventStore events = new DynamoEventStore(used.dynamoDb(), tables.orderEvents());
    return new WorkerStores(
        new DynamoOrderStore(used.dynamoDb(), tables.orders(), blobs),
        new DynamoInstanceShareStore(used.dynamoDb(), tables.orders()),
        new DynamoRunStore(used.dynamoDb(), tables.orders()),
        new EventLog(events, blobs, InstantSource.system(), settings.eventTtl()),
        blobs,
        new SsmParameterStore(used::ssm),
        new KmsDataKeys(used::kms, settings.kmsKey()),
        new StsRoleAssumer(used.sts()),
        new SfnTaskTokens(clients.sfn()),
        new LambdaReportSender(reportFunction()),
        RetryPolicies.WORKER_REPORTS);
  }

  @Override
  public Optional<SessionClient> sessions() {
    return settings.workerSessionRoleArn().isEmpty()
        ? Optional.empty()
        : Optional.of(new LambdaSessionClient(reportFunction()));
  }

  @Override
  public RetryPolicy retry() {
    return RetryPolicies.WORKER_REPORTS;
  }

  private LambdaReportFunction reportFunction() {
    return new LambdaReportFunction(clients.lambda(), settings.functions().report());
  }
}
