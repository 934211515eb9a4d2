package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import dev.exesys.core.books.BlobStore;
import dev.exesys.core.books.EventBook;
import dev.exesys.core.books.aws.DynamoEventBook;
import dev.exesys.core.books.aws.S3BlobStore;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The books of an engine, read where the connection's settings say they are. */
public final class Books implements AutoCloseable {
  private final Connection connection;
  private final Clients clients;
  private final DynamoDbClient dynamoDb;
  private final S3Client s3;

  /** Opens nothing yet; the first question does. */
  public Books(Connection connection) {
    this.connection = connection;
    this.clients = new Clients(connection);
    this.dynamoDb = clients.dynamoDb();
    this.s3 = clients.s3();
  }

  /** The events of all runs. */
  public EventBook events() {
    return new DynamoEventBook(dynamoDb, connection.require("AWS_EXE_SYS_ORDER_EVENTS_TABLE"));
  }

  /** The bucket with the logs. */
  public BlobStore internal() {
    return new S3BlobStore(s3, connection.require("AWS_EXE_SYS_INTERNAL_BUCKET"));
  }

  @Override
  public void close() {
    dynamoDb.close();
    s3.close();
    clients.close();
  }
}
