package dev.exesys.worker.aws;

import dev.exesys.core.access.RoleSession;
import dev.exesys.core.retry.aws.AwsFailures;
import dev.exesys.worker.role.RoleAssumer;
import dev.exesys.worker.role.RoleException;
import dev.exesys.worker.role.RoleRequest;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

/** Assumes roles with AWS STS. */
final class StsRoleAssumer implements RoleAssumer {
  /** STS's limit for a role that is assumed with the credentials of a role. */
  private static final int SECONDS = 3600;

  private final Supplier<StsClient> client;

  StsRoleAssumer(Supplier<StsClient> client) {
    this.client = client;
  }

  @Override
  public RoleSession assume(RoleRequest request) throws RoleException {
    List<Tag> tags =
        request.tags().entrySet().stream()
            .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
            .toList();
    try {
      Credentials session =
          client
              .get()
              .assumeRole(r ->
                  r.roleArn(request.roleArn())
                      .roleSessionName(request.sessionName())
                      .sourceIdentity(request.sourceIdentity())
                      .durationSeconds(SECONDS)
                      .tags(tags))
              .credentials();
      return new RoleSession(
          session.accessKeyId(),
          session.secretAccessKey(),
          session.sessionToken(),
          session.expiration());
    } catch (SdkException e) {
      throw new RoleException(
          "role " + request.roleArn() + " cannot be assumed: " + e.getMessage(),
          e,
          AwsFailures.isRetryable(e));
    }
  }
}
