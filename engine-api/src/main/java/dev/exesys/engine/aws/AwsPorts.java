package dev.exesys.engine.aws;

import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.retry.aws.RetryPolicies;
import dev.exesys.core.secrets.aws.KmsDataKeys;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventStore;
import dev.exesys.core.store.aws.DynamoEventStore;
import dev.exesys.core.store.aws.DynamoIdempotencyStore;
import dev.exesys.core.store.aws.DynamoInstanceShareStore;
import dev.exesys.core.store.aws.DynamoNotificationStore;
import dev.exesys.core.store.aws.DynamoOpenRunStore;
import dev.exesys.core.store.aws.DynamoOrderStore;
import dev.exesys.core.store.aws.DynamoPoolStore;
import dev.exesys.core.store.aws.DynamoQueueStore;
import dev.exesys.core.store.aws.DynamoReportRequestStore;
import dev.exesys.core.store.aws.DynamoRunIndexStore;
import dev.exesys.core.store.aws.DynamoRunStore;
import dev.exesys.core.store.aws.DynamoStateMachineLeaseStore;
import dev.exesys.core.store.aws.DynamoWaitStore;
import dev.exesys.core.store.aws.S3BlobStore;
import dev.exesys.core.store.aws.SecretsManagerStore;
import dev.exesys.core.store.aws.SsmParameterStore;
import dev.exesys.core.token.aws.SfnTaskTokens;
import dev.exesys.engine.machines.aws.SfnStateMachines;
import dev.exesys.engine.notify.aws.EventBridgeChannel;
import dev.exesys.engine.rerun.aws.LambdaRedriveRequest;
import dev.exesys.engine.steps.RunSource;
import dev.exesys.engine.wiring.EngineStores;
import dev.exesys.engine.wiring.Ports;
import dev.exesys.engine.workers.PoolWorkerLauncher;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.aws.CodeBuildWorkerLauncher;
import dev.exesys.engine.workers.aws.LambdaWorkerLauncher;
import dev.exesys.engine.workers.aws.SsmWorkerLauncher;
import dev.exesys.engine.workers.aws.StsSessionIssuer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Creates the engine's stores and ports over AWS clients. */
final class AwsPorts {

  private AwsPorts() {}

  static EngineStores stores(EngineSettings settings, AwsClients clients, InstantSource clock) {
    EngineSettings.Tables tables = settings.tables();
    EventStore events = new DynamoEventStore(clients.dynamodb(), tables.orderEvents());
    S3BlobStore internal = new S3BlobStore(clients.s3(), settings.buckets().internal());
    return new EngineStores(
        new DynamoOrderStore(clients.dynamodb(), tables.orders(), internal),
        new DynamoInstanceShareStore(clients.dynamodb(), tables.orders()),
        new DynamoRunStore(clients.dynamodb(), tables.orders()),
        new DynamoOpenRunStore(clients.dynamodb(), tables.locks()),
        new DynamoRunIndexStore(clients.dynamodb(), tables.locks()),
        events,
        new EventLog(events, internal, clock, settings.eventTtl()),
        new DynamoWaitStore(clients.dynamodb(), tables.locks(), clock),
        new DynamoQueueStore(clients.dynamodb(), tables.locks(), clock),
        DynamoQueueStore.ofGroups(clients.dynamodb(), tables.locks(), clock),
        new DynamoIdempotencyStore(clients.dynamodb(), tables.locks()),
        new DynamoNotificationStore(clients.dynamodb(), tables.locks(), clock),
        new DynamoReportRequestStore(clients.dynamodb(), tables.locks(), clock),
        new DynamoStateMachineLeaseStore(clients.dynamodb(), tables.locks()),
        internal,
        new S3BlobStore(clients.s3(), settings.buckets().done()),
        new SsmParameterStore(clients.ssm()),
        new SecretsManagerStore(clients.secretsManager()),
        new KmsDataKeys(clients.kms(), settings.kmsKey()),
        new DynamoPoolStore(clients.dynamodb(), tables.locks()));
  }

  static Ports ports(
      EngineSettings settings,
      AwsClients clients,
      EngineStores stores,
      RunSource source,
      InstantSource clock) {
    EngineSettings.Functions functions = settings.functions();
    Map<ExecutionTarget, WorkerLauncher> launchers =
        Map.of(
            ExecutionTarget.LAMBDA,
                new LambdaWorkerLauncher(clients.lambda(), functions.worker(), clock),
            ExecutionTarget.CODEBUILD,
                new CodeBuildWorkerLauncher(clients.codeBuild(), functions.codebuildProject()),
            ExecutionTarget.SSM,
                new SsmWorkerLauncher(
                    clients.ssm(),
                    functions.ssmDocument(),
                    functions.ssmTargets(),
                    settings.heartbeatTimeout()),
            ExecutionTarget.ACTIVITY, new PoolWorkerLauncher());
    return new Ports(
        stores,
        new SfnStateMachines(
            clients.stepFunctions(),
            functions.stateMachineRoleArn(),
            functions.stateMachineArnPrefix()),
        new SfnTaskTokens(clients.stepFunctions()),
        new EventBridgeChannel(clients.eventBridge(), settings.eventBus()),
        GitHubPorts.codeHost(settings.github(), clock),
        GitHubPorts.tokens(settings.github(), stores.parameters(), clock),
        launchers,
        Optional.of(settings.workerSessionRoleArn())
            .filter(arn -> !arn.isEmpty())
            .map(arn -> new StsSessionIssuer(clients.sts(), arn)),
        RetryPolicies.STATE_MACHINES,
        RetryPolicies.WORKER_STARTS,
        source,
        new LambdaRedriveRequest(clients.lambda(), functions.init()),
        clock,
        AwsPorts::sleep,
        UUID::randomUUID);
  }

  private static boolean sleep(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
