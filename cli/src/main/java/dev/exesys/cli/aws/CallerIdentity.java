package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandFailed;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Who asks, and in which region: from the connection's settings, else as the AWS SDK finds it. */
record CallerIdentity(AwsCredentials credentials, Region region) {

  /**
   * The identity to use.
   *
   * @throws CommandFailed (refused) if there are no credentials or no region
   */
  static CallerIdentity of(Connection connection) {
    try {
      return new CallerIdentity(credentialsOf(connection), regionOf(connection));
    } catch (SdkClientException e) {
      throw CommandFailed.refused(
          "no AWS credentials or no region found; set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and"
              + " AWS_REGION, or configure a profile",
          List.of(String.valueOf(e.getMessage())));
    }
  }

  private static AwsCredentials credentialsOf(Connection connection) {
    if (connection.setting("AWS_ACCESS_KEY_ID").isEmpty()) {
      try (DefaultCredentialsProvider provider = DefaultCredentialsProvider.builder().build()) {
        return provider.resolveCredentials();
      }
    }
    String id = connection.require("AWS_ACCESS_KEY_ID");
    String key = connection.require("AWS_SECRET_ACCESS_KEY");
    return connection
        .setting("AWS_SESSION_TOKEN")
        .<AwsCredentials>map(token -> AwsSessionCredentials.create(id, key, token))
        .orElseGet(() -> AwsBasicCredentials.create(id, key));
  }

  private static Region regionOf(Connection connection) {
    return connection
        .setting("AWS_REGION")
        .or(() -> connection.setting("AWS_DEFAULT_REGION"))
        .map(Region::of)
        .orElseGet(() -> DefaultAwsRegionProviderChain.builder().build().getRegion());
  }
}
