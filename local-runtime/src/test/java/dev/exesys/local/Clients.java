package dev.exesys.local;

import dev.exesys.local.gateway.Credentials;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** Creates clients of the AWS SDK for a local stack. */
public final class Clients {
  public static final Credentials CREDENTIALS =
      new Credentials("AKIALOCALTEST", "local/secret+key");

  private Clients() {}

  /** Builds a client for the endpoint with the credentials of the test stack. */
  public static <B extends AwsClientBuilder<B, C>, C> C on(URI endpoint, B builder) {
    return with(endpoint, builder, CREDENTIALS);
  }

  public static <B extends AwsClientBuilder<B, C>, C> C with(
      URI endpoint, B builder, Credentials credentials) {
    return pointed(endpoint, builder).credentialsProvider(provider(credentials)).build();
  }

  /** Gives a client builder the endpoint and the region. */
  public static <B extends AwsClientBuilder<B, C>, C> B pointed(URI endpoint, B builder) {
    return builder.endpointOverride(endpoint).region(Region.US_EAST_1);
  }

  public static AwsCredentialsProvider provider(Credentials credentials) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(credentials.accessKeyId(), credentials.secretAccessKey()));
  }
}
