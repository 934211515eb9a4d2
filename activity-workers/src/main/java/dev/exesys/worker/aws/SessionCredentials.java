package dev.exesys.worker.aws;

import dev.exesys.core.access.RoleSession;
import dev.exesys.worker.OrderSession;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** Provides the current credentials of a worker's session, and adds them to requests. */
record SessionCredentials(OrderSession session) implements AwsCredentialsProvider {

  @Override
  public AwsCredentials resolveCredentials() {
    RoleSession current = session.current();
    return AwsSessionCredentials.create(
        current.accessKeyId(), current.secretAccessKey(), current.sessionToken());
  }

  /** Returns the request with these credentials instead of those of the client. */
  @SuppressWarnings("unchecked") // The builder of a request builds a request of the same type.
  <T extends AwsRequest> T on(T request) {
    AwsRequestOverrideConfiguration configuration =
        request
            .overrideConfiguration()
            .map(AwsRequestOverrideConfiguration::toBuilder)
            .orElseGet(AwsRequestOverrideConfiguration::builder)
            .credentialsProvider(this)
            .build();
    return (T) request.toBuilder().overrideConfiguration(configuration).build();
  }
}
