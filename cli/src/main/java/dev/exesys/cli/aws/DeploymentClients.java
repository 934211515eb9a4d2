package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import dev.exesys.deployment.aws.SdkClients;
import java.net.URI;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** Creates SDK clients for the deployment that a connection's settings name. */
public final class DeploymentClients implements AutoCloseable {
  private final SdkClients clients;

  /** Prepares clients with the connection's identity and endpoint. */
  public DeploymentClients(Connection connection) {
    CallerIdentity identity = CallerIdentity.of(connection);
    this.clients =
        new SdkClients(
            identity.credentials(),
            identity.region(),
            connection.setting("AWS_ENDPOINT_URL").map(URI::create).orElse(null));
  }

  /** Returns a client for S3. */
  public S3Client s3() {
    return clients.s3();
  }

  /** Returns a client for the tables. */
  public DynamoDbClient dynamoDb() {
    return clients.dynamoDb();
  }

  /** Returns a client for any service. */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(B builder) {
    return clients.build(builder);
  }

  /** Sets the identity, region and endpoint of a client with another HTTP client. */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configure(B builder) {
    return clients.configure(builder);
  }

  @Override
  public void close() {
    clients.close();
  }
}
