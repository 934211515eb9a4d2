package dev.exesys.worker.role;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current session of an order's role. It is renewed when half of its lifetime has passed, so
 * that a client never receives credentials that are about to expire.
 */
final class RenewedSession {
  private static final Logger LOG = LoggerFactory.getLogger(RenewedSession.class);

  private final RoleAssumer sessions;
  private final RoleRequest request;
  private final InstantSource clock;
  private final Consumer<List<String>> newSecrets;
  private RoleSession session;
  private Instant renewAt;

  /**
   * Assumes the role.
   *
   * @param newSecrets receives the secrets of every session before the session is used
   * @throws RoleException if the role cannot be assumed
   */
  RenewedSession(
      RoleAssumer sessions,
      RoleRequest request,
      InstantSource clock,
      Consumer<List<String>> newSecrets)
      throws RoleException {
    this.sessions = sessions;
    this.request = request;
    this.clock = clock;
    this.newSecrets = newSecrets;
    Instant now = clock.instant();
    session = sessions.assume(request);
    renewAt = halfway(now, session);
    newSecrets.accept(session.secrets());
  }

  /**
   * Returns a session that is valid.
   *
   * @throws RoleException if the session has expired and the role cannot be assumed again
   */
  synchronized RoleSession current() throws RoleException {
    Instant now = clock.instant();
    if (now.isBefore(renewAt)) {
      return session;
    }
    try {
      RoleSession renewed = sessions.assume(request);
      newSecrets.accept(renewed.secrets());
      session = renewed;
      renewAt = halfway(now, renewed);
    } catch (RoleException e) {
      if (!now.isBefore(session.expiration())) {
        throw e;
      }
      LOG.warn("renewing the session of {} failed; it is still valid", request.roleArn(), e);
    }
    return session;
  }

  private static Instant halfway(Instant now, RoleSession session) {
    return now.plus(Duration.between(now, session.expiration()).dividedBy(2));
  }
}
