package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** SDK clients for where a connection's books are. */
final class Clients {
  private Clients() {}

  static S3Client s3(Connection connection) {
    return at(connection, S3Client.builder().httpClient(http()).forcePathStyle(isLocal(connection)))
        .build();
  }

  static DynamoDbClient dynamoDb(Connection connection) {
    return at(connection, DynamoDbClient.builder().httpClient(http())).build();
  }

  private static SdkHttpClient http() {
    return ApacheHttpClient.create();
  }

  /** An endpoint on loopback has no host name a bucket. */
  private static boolean isLocal(Connection connection) {
    return connection.setting("AWS_ENDPOINT_URL").isPresent();
  }

  private static <B extends AwsClientBuilder<B, ?>> B at(Connection connection, B builder) {
    Identity identity = Identity.of(connection);
    connection.setting("AWS_ENDPOINT_URL").map(URI::create).ifPresent(builder::endpointOverride);
    return builder
        .region(identity.region())
        .credentialsProvider(StaticCredentialsProvider.create(identity.credentials()));
  }
}
