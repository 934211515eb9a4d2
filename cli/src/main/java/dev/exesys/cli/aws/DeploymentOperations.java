package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.OrderNum;
import dev.exesys.core.store.OpenRunStore.OpenRun;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.QueueHolder;
import dev.exesys.core.store.QueueWaiter;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.aws.DynamoOpenRunStore;
import dev.exesys.core.store.aws.DynamoOrderStore;
import dev.exesys.core.store.aws.DynamoQueueStore;
import dev.exesys.core.store.aws.DynamoRunStore;
import dev.exesys.core.store.aws.S3BlobStore;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Reads and repairs a deployment with the credentials of an operator. */
public final class DeploymentOperations implements AutoCloseable {
  private static final int MAX_WAITERS = 1000;

  private final Connection connection;
  private final DeploymentClients clients;
  private final DynamoDbClient dynamoDb;
  private final S3Client s3;

  /** Creates the clients; opens no connection before the first request. */
  public DeploymentOperations(Connection connection) {
    this.connection = connection;
    this.clients = new DeploymentClients(connection);
    this.dynamoDb = clients.dynamoDb();
    this.s3 = clients.s3();
  }

  /** Returns the runs that have no done object yet, or whose commands have not ended. */
  public List<OpenRun> openRuns() {
    return new DynamoOpenRunStore(dynamoDb, locks()).all();
  }

  /** Returns a run; empty if it does not exist. */
  public Optional<RunItem> run(String runId) {
    return new DynamoRunStore(dynamoDb, connection.require(EngineVariables.ORDERS_TABLE))
        .find(runId);
  }

  /** Returns the orders of a run, as far as their items exist. */
  public List<OrderItem> orders(RunItem run) {
    int count = run.job().orderCount();
    List<OrderKey> keys =
        IntStream.range(0, count)
            .mapToObj(i -> new OrderKey(run.runId(), OrderNum.of(i, count)))
            .toList();
    return new DynamoOrderStore(
            dynamoDb,
            connection.require(EngineVariables.ORDERS_TABLE),
            new S3BlobStore(s3, connection.require(EngineVariables.INTERNAL_BUCKET)))
        .findAll(keys);
  }

  /** Returns the holder of a queue; empty if the queue is free. */
  public Optional<QueueHolder> holder(String queueId) {
    return queues().holder(queueId);
  }

  /** Returns the waiters of a queue, first come first. */
  public List<QueueWaiter> waiters(String queueId) {
    return queues().waiters(queueId, MAX_WAITERS);
  }

  /**
   * Redrives a failed execution.
   *
   * @throws CommandException (service error) with the reason of Step Functions
   */
  public void redrive(String executionArn) {
    try (SfnClient states = clients.build(SfnClient.builder())) {
      states.redriveExecution(b -> b.executionArn(executionArn));
    } catch (SdkException e) {
      throw CommandException.serviceError(
          "Step Functions did not redrive the execution: " + e.getMessage());
    }
  }

  /**
   * Runs the reconciler once and returns its counts as JSON.
   *
   * @throws CommandException (service error) if the function cannot be invoked or fails
   */
  public String reconcile() {
    String function =
        connection.setting(EngineVariables.NAME_PREFIX).orElse("exesys") + "-finalizer";
    try (LambdaClient lambda = clients.build(LambdaClient.builder())) {
      InvokeResponse response =
          lambda.invoke(b ->
              b.functionName(function)
                  .qualifier(connection.setting("AWS_ENDPOINT_URL").isPresent() ? null : "live")
                  .payload(SdkBytes.fromUtf8String("{\"action\":\"sweep\"}")));
      String payload = response.payload().asUtf8String();
      if (response.functionError() != null) {
        throw CommandException.serviceError("function " + function + " failed: " + payload);
      }
      return payload;
    } catch (SdkException e) {
      throw CommandException.serviceError(
          "function " + function + " was not invoked: " + e.getMessage());
    }
  }

  private DynamoQueueStore queues() {
    return new DynamoQueueStore(dynamoDb, locks(), InstantSource.system());
  }

  private String locks() {
    return connection.require(EngineVariables.LOCKS_TABLE);
  }

  @Override
  public void close() {
    dynamoDb.close();
    s3.close();
    clients.close();
  }
}
