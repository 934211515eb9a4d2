package dev.exesys.local.sts;

import dev.exesys.local.gateway.AccessKey;
import dev.exesys.local.gateway.AccessKeys;
import dev.exesys.local.gateway.Principal;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.ValueEncryption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * STS with AssumeRole and GetCallerIdentity. There is no IAM: every role of every account exists
 * and may be assumed. A session's policy is the only limit of its rights.
 */
public final class StsService implements AccessKeys {
  private final SessionTable sessions;
  private final AssumeRole assumeRole;
  private final InstantSource clock;

  /**
   * Opens the sessions in a database.
   *
   * @param encryption encrypts sessions in the database
   * @param longestSession sessions end after this time even if a longer duration is requested, so
   *     that renewal can be tested with sessions of seconds
   */
  public StsService(
      Database database, ValueEncryption encryption, Duration longestSession, InstantSource clock) {
    this.clock = clock;
    sessions = new SessionTable(database, encryption, clock);
    assumeRole = new AssumeRole(sessions, longestSession, clock);
  }

  /** Opens a session of any duration and returns the variables with its credentials. */
  public Map<String, String> open(String roleArn, String name, String policy, Duration duration) {
    Session session =
        new SessionKeys()
            .create(
                roleArn, name, Map.of(), List.of(), null, policy, clock.instant().plus(duration));
    sessions.add(session);
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("AWS_ACCESS_KEY_ID", session.accessKeyId());
    variables.put("AWS_SECRET_ACCESS_KEY", session.secretAccessKey());
    variables.put("AWS_SESSION_TOKEN", session.sessionToken());
    return variables;
  }

  /** Returns the key of a session, also of one that has expired. */
  @Override
  public Optional<AccessKey> find(String accessKeyId) {
    return sessions.find(accessKeyId).map(Session::accessKey);
  }

  /**
   * Runs an action and returns the members of its result.
   *
   * @param accessKeyId the key that signed the request
   */
  Map<String, Object> call(
      String action, QueryRequest request, Principal caller, String accessKeyId) {
    return switch (action) {
      case "AssumeRole" -> assumeRole.run(request, sessions.find(accessKeyId));
      case "GetCallerIdentity" -> identity(caller);
      default ->
          throw ServiceException.badRequest(
              "InvalidAction", "The action " + action + " is not supported by the local stack");
    };
  }

  private static Map<String, Object> identity(Principal caller) {
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("Arn", caller.arn());
    result.put("UserId", caller.userId());
    result.put("Account", caller.accountId());
    return result;
  }
}
