package dev.exesys.engine.workers;

import dev.exesys.core.access.RoleSession;

/** Issues temporary credentials of the role of worker sessions. */
@FunctionalInterface
public interface SessionIssuer {

  /**
   * Returns a new session.
   *
   * @param name part of the session's ARN, which CloudTrail records
   * @param policy the session policy: the session may do what both the role and the policy allow
   * @throws dev.exesys.core.store.StoreException if the service refuses or cannot be reached
   */
  RoleSession issue(String name, String policy);
}
