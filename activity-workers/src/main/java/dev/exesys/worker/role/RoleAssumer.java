package dev.exesys.worker.role;

import dev.exesys.core.access.RoleSession;

/** Assumes the role of an order and returns a session with its temporary credentials. */
@FunctionalInterface
public interface RoleAssumer {

  /**
   * Returns a new session.
   *
   * @throws RoleException if the role cannot be assumed
   */
  RoleSession assume(RoleRequest request) throws RoleException;
}
