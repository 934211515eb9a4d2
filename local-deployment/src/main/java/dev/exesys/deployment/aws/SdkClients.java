package dev.exesys.deployment.aws;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.http.apache.ProxyConfiguration;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Builds SDK clients for one identity. The clients share one HTTP connection pool, which {@link
 * #close} closes.
 */
public final class SdkClients implements AutoCloseable {
  // Many orders may send requests at the same time; loopback connections are cheap.
  private static final int MAX_CONNECTIONS = 256;
  private static final Duration ACQUISITION_TIMEOUT = Duration.ofMinutes(1);

  private final AwsCredentials credentials;
  private final Region region;
  private final @Nullable URI endpoint;
  private final SdkHttpClient http;

  /**
   * Creates the builder; opens no connection.
   *
   * @param endpoint the base URL of every service, or null for the services of AWS
   */
  public SdkClients(AwsCredentials credentials, Region region, @Nullable URI endpoint) {
    this.credentials = credentials;
    this.region = region;
    this.endpoint = endpoint;
    this.http = http(endpoint != null);
  }

  /** A local endpoint is never behind the proxy that the environment may name. */
  private static SdkHttpClient http(boolean local) {
    return ApacheHttpClient.builder()
        .maxConnections(MAX_CONNECTIONS)
        .connectionAcquisitionTimeout(ACQUISITION_TIMEOUT)
        .proxyConfiguration(
            ProxyConfiguration.builder()
                .useEnvironmentVariableValues(!local)
                .useSystemPropertyValues(!local)
                .build())
        .build();
  }

  /** Returns a client for S3; it addresses buckets by path where an endpoint is given. */
  public S3Client s3() {
    return build(S3Client.builder().forcePathStyle(endpoint != null));
  }

  /** Returns a client for DynamoDB. */
  public DynamoDbClient dynamoDb() {
    return build(DynamoDbClient.builder());
  }

  /** Returns a client for any service. */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> C build(B builder) {
    return configure(builder).httpClient(http).build();
  }

  /** Sets the identity, region and endpoint of a client that has its own HTTP client. */
  public <B extends AwsSyncClientBuilder<B, C> & AwsClientBuilder<B, C>, C> B configure(B builder) {
    if (endpoint != null) {
      // The environment and the user's AWS configuration are about AWS, not about this endpoint.
      builder.endpointOverride(endpoint).fipsEnabled(false).dualstackEnabled(false);
      builder.overrideConfiguration(c ->
          c.defaultProfileFile(ProfileFile.aggregator().build()).defaultProfileName("default"));
    }
    return builder
        .region(region)
        .credentialsProvider(StaticCredentialsProvider.create(credentials));
  }

  @Override
  public void close() {
    http.close();
  }
}
