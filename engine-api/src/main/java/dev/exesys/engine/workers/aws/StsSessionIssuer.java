package dev.exesys.engine.workers.aws;

import dev.exesys.core.access.RoleSession;
import dev.exesys.core.retry.aws.AwsFailures;
import dev.exesys.core.store.StoreException;
import dev.exesys.engine.workers.SessionIssuer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** Issues worker sessions with AWS STS. */
public final class StsSessionIssuer implements SessionIssuer {
  /** STS's limit for a role that is assumed with the credentials of a role. */
  private static final int SECONDS = 3600;

  private final Supplier<StsClient> client;
  private final String roleArn;

  /** Creates the issuer for a role. */
  public StsSessionIssuer(Supplier<StsClient> client, String roleArn) {
    this.client = client;
    this.roleArn = roleArn;
  }

  @Override
  public RoleSession issue(String name, String policy) {
    try {
      Credentials session =
          client
              .get()
              .assumeRole(r ->
                  r.roleArn(roleArn).roleSessionName(name).policy(policy).durationSeconds(SECONDS))
              .credentials();
      return new RoleSession(
          session.accessKeyId(),
          session.secretAccessKey(),
          session.sessionToken(),
          session.expiration());
    } catch (SdkException e) {
      throw new StoreException(
          "role " + roleArn + " cannot be assumed for a worker: " + AwsFailures.describe(e),
          e,
          AwsFailures.isRetryable(e));
    }
  }
}
