package dev.exesys.worker.role;

import dev.exesys.core.access.RoleSession;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The current session of a role. It is renewed when half of its lifetime has passed, so that a
 * client never receives credentials that are about to expire.
 */
public final class RenewedSession {
  private static final Logger LOG = LoggerFactory.getLogger(RenewedSession.class);

  private final SessionSource source;
  private final String role;
  private final InstantSource clock;
  private final Consumer<List<String>> newSecrets;
  private RoleSession session;
  private Instant renewAt;

  /**
   * Creates the holder of a session.
   *
   * @param role for messages
   * @param source opens further sessions
   * @param newSecrets receives the secrets of every session before the session is used
   */
  public RenewedSession(
      String role,
      RoleSession first,
      SessionSource source,
      InstantSource clock,
      Consumer<List<String>> newSecrets) {
    this.role = role;
    this.source = source;
    this.clock = clock;
    this.newSecrets = newSecrets;
    session = first;
    renewAt = halfway(clock.instant(), first);
    newSecrets.accept(first.secrets());
  }

  /**
   * Returns a session that is valid.
   *
   * @throws RoleException if the session has expired and no other can be opened
   */
  public synchronized RoleSession current() throws RoleException {
    Instant now = clock.instant();
    if (now.isBefore(renewAt)) {
      return session;
    }
    try {
      RoleSession renewed = source.open();
      newSecrets.accept(renewed.secrets());
      session = renewed;
    } catch (RoleException e) {
      if (!now.isBefore(session.expiration())) {
        throw e;
      }
      LOG.warn("renewing the session of {} failed; it is still valid", role, e);
    }
    // After a failure, the next attempt is made in half of the remaining time.
    renewAt = halfway(now, session);
    return session;
  }

  private static Instant halfway(Instant now, RoleSession session) {
    return now.plus(Duration.between(now, session.expiration()).dividedBy(2));
  }
}
