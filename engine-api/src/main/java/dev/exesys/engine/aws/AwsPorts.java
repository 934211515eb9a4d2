package dev.exesys.engine.aws;

import dev.exesys.core.books.EventBook;
import dev.exesys.core.books.EventLog;
import dev.exesys.core.books.aws.DynamoEventBook;
import dev.exesys.core.books.aws.DynamoIdempotencyBook;
import dev.exesys.core.books.aws.DynamoMachineBook;
import dev.exesys.core.books.aws.DynamoOpenRunBook;
import dev.exesys.core.books.aws.DynamoOrderBook;
import dev.exesys.core.books.aws.DynamoQueueBook;
import dev.exesys.core.books.aws.DynamoRunBook;
import dev.exesys.core.books.aws.DynamoShareBook;
import dev.exesys.core.books.aws.DynamoWaitBook;
import dev.exesys.core.books.aws.S3BlobStore;
import dev.exesys.core.books.aws.SecretsManagerStore;
import dev.exesys.core.books.aws.SsmParameterStore;
import dev.exesys.core.contract.ExecutionTarget;
import dev.exesys.core.settings.EngineSettings;
import dev.exesys.engine.Books;
import dev.exesys.engine.machines.aws.SfnStateMachines;
import dev.exesys.engine.machines.aws.SfnTaskTokens;
import dev.exesys.engine.steps.RunSource;
import dev.exesys.engine.wiring.Ports;
import dev.exesys.engine.workers.Workers;
import dev.exesys.engine.workers.aws.CodeBuildWorkers;
import dev.exesys.engine.workers.aws.LambdaWorkers;
import dev.exesys.engine.workers.aws.SsmWorkers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** All ports over AWS. */
final class AwsPorts {

  private AwsPorts() {}

  static Books books(EngineSettings settings, AwsClients clients, InstantSource clock) {
    EngineSettings.Tables tables = settings.tables();
    EventBook events = new DynamoEventBook(clients.dynamodb(), tables.orderEvents());
    S3BlobStore internal = new S3BlobStore(clients.s3(), settings.buckets().internal());
    return new Books(
        new DynamoOrderBook(clients.dynamodb(), tables.orders(), internal),
        new DynamoShareBook(clients.dynamodb(), tables.orders()),
        new DynamoRunBook(clients.dynamodb(), tables.orders()),
        new DynamoOpenRunBook(clients.dynamodb(), tables.locks()),
        events,
        new EventLog(events, internal, clock, settings.eventTtl()),
        new DynamoWaitBook(clients.dynamodb(), tables.locks(), clock),
        new DynamoQueueBook(clients.dynamodb(), tables.locks(), clock),
        new DynamoIdempotencyBook(clients.dynamodb(), tables.locks()),
        new DynamoMachineBook(clients.dynamodb(), tables.locks()),
        internal,
        new S3BlobStore(clients.s3(), settings.buckets().done()),
        new SsmParameterStore(clients.ssm()),
        new SecretsManagerStore(clients.secretsManager()));
  }

  static Ports ports(
      EngineSettings settings,
      AwsClients clients,
      Books books,
      RunSource source,
      InstantSource clock) {
    EngineSettings.Functions f = settings.functions();
    Map<ExecutionTarget, Workers> workers =
        Map.of(
            ExecutionTarget.LAMBDA, new LambdaWorkers(clients.lambda(), f.worker(), clock),
            ExecutionTarget.CODEBUILD,
                new CodeBuildWorkers(clients.codeBuild(), f.codebuildProject()),
            ExecutionTarget.SSM,
                new SsmWorkers(
                    clients.ssm(), f.ssmDocument(), f.ssmTargets(), settings.heartbeat()));
    return new Ports(
        books,
        new SfnStateMachines(
            clients.stepFunctions(), f.stateMachineRoleArn(), f.stateMachineArnPrefix()),
        new SfnTaskTokens(clients.stepFunctions()),
        workers,
        source,
        clock,
        AwsPorts::pause,
        UUID::randomUUID);
  }

  private static boolean pause(Duration time) {
    try {
      TimeUnit.NANOSECONDS.sleep(time.toNanos());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
