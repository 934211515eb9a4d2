package dev.exesys.local.gateway;

import dev.exesys.local.protocol.Account;
import org.jspecify.annotations.Nullable;

/**
 * The identity that signed a request.
 *
 * @param arn of a user or of an assumed role's session
 * @param userId the unique id, as GetCallerIdentity returns it
 * @param accountId twelve digits
 * @param sessionPolicy the JSON policy that limits the session; null if the identity may do
 *     everything
 */
public record Principal(
    String arn, String userId, String accountId, @Nullable String sessionPolicy) {

  /** Returns the user to whom the local stack's own access keys belong. */
  public static Principal localUser(Account account, String accessKeyId) {
    return new Principal(
        "arn:aws:iam::" + account.id() + ":user/local", accessKeyId, account.id(), null);
  }
}
