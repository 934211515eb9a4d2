package dev.exesys.cli.aws;

import dev.exesys.cli.connect.Connection;
import dev.exesys.cli.console.CommandException;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * The caller's credentials and region: from the connection's settings, else the AWS SDK's defaults.
 */
record CallerIdentity(AwsCredentials credentials, Region region) {

  /**
   * Returns the identity for a connection.
   *
   * @throws CommandException (refused) if no credentials or no region are configured
   */
  static CallerIdentity of(Connection connection) {
    try {
      return new CallerIdentity(credentialsOf(connection), regionOf(connection));
    } catch (SdkClientException e) {
      throw CommandException.refused(
          "no AWS credentials or no region found: set AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and"
              + " AWS_REGION, or configure a profile (--verbose shows where they were searched)",
          e);
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
