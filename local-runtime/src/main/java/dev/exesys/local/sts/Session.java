package dev.exesys.local.sts;

import dev.exesys.local.gateway.AccessKey;
import dev.exesys.local.gateway.Credentials;
import dev.exesys.local.gateway.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A session of an assumed role.
 *
 * @param arn of the session: {@code arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION}
 * @param roleSessionId the role's unique id, a colon and the session's name
 * @param tags session tags
 * @param transitiveTags the names of tags that sessions assumed from this one inherit
 * @param policy the JSON session policy; null if the session has none
 * @param expiresAt milliseconds since the epoch
 */
record Session(
    String accessKeyId,
    String secretAccessKey,
    String sessionToken,
    String arn,
    String roleSessionId,
    String accountId,
    Map<String, String> tags,
    List<String> transitiveTags,
    @Nullable String sourceIdentity,
    @Nullable String policy,
    long expiresAt) {

  Session {
    tags = Map.copyOf(tags);
    transitiveTags = List.copyOf(transitiveTags);
  }

  AccessKey accessKey() {
    return new AccessKey(
        new Credentials(accessKeyId, secretAccessKey, sessionToken),
        new Principal(arn, roleSessionId, accountId, policy),
        Instant.ofEpochMilli(expiresAt));
  }

  /** Never shows the secret and the token. */
  @Override
  public String toString() {
    return "Session[" + arn + "]";
  }
}
