package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.store.BlobStore;
import dev.exesys.core.store.EventStore;
import dev.exesys.core.store.aws.DynamoEventStore;
import dev.exesys.core.store.aws.S3BlobStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Opens the stores of a deployment that the commands read, as named by the connection's settings.
 */
public final class DeploymentStores implements AutoCloseable {
  private final Connection connection;
  private final DeploymentClients clients;
  private final DynamoDbClient dynamoDb;
  private final S3Client s3;

  /** Creates the clients; opens no connection before the first request. */
  public DeploymentStores(Connection connection) {
    this.connection = connection;
    this.clients = new DeploymentClients(connection);
    this.dynamoDb = clients.dynamoDb();
    this.s3 = clients.s3();
  }

  /** Returns the store of order events. */
  public EventStore events() {
    return new DynamoEventStore(dynamoDb, connection.require(EngineVariables.ORDER_EVENTS_TABLE));
  }

  /** Returns the internal bucket, which contains the logs. */
  public BlobStore internal() {
    return new S3BlobStore(s3, connection.require(EngineVariables.INTERNAL_BUCKET));
  }

  @Override
  public void close() {
    dynamoDb.close();
    s3.close();
    clients.close();
  }
}
