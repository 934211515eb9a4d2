package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * SDK clients for the account that a connection's settings name. They share one pool of HTTP
 * connections, which is closed with this and not with any of them.
 */
public final class DeploymentClients implements AutoCloseable {
  // A thousand orders may have something to say at the same moment; on loopback that is no burden.
  private static final int MOST_CONNECTIONS = 256;
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Connection connection;
  private final CallerIdentity identity;
  private final SdkHttpClient http =
      ApacheHttpClient.builder()
          .maxConnections(MOST_CONNECTIONS)
          .connectionAcquisitionTimeout(PATIENCE)
          .build();

  /** DeploymentClients for this connection. */
  public DeploymentClients(Connection connection) {
    this.connection = connection;
    this.identity = CallerIdentity.of(connection);
  }

  /** A client that finds buckets by path where there is no host name for each. */
  public S3Client s3() {
    boolean local = connection.setting("AWS_ENDPOINT_URL").isPresent();
    return of(S3Client.builder().forcePathStyle(local));
  }

  /** A client for the tables. */
  public DynamoDbClient dynamoDb() {
    return of(DynamoDbClient.builder());
  }

  /** A client of any service. */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C of(B builder) {
    connection.setting("AWS_ENDPOINT_URL").map(URI::create).ifPresent(builder::endpointOverride);
    return builder
        .httpClient(http)
        .region(identity.region())
        .credentialsProvider(StaticCredentialsProvider.create(identity.credentials()))
        .build();
  }

  @Override
  public void close() {
    http.close();
  }
}
