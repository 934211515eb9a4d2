package dev.exesys.worker.role;

/** Assumes roles. */
@FunctionalInterface
public interface RoleSessions {

  /**
   * Returns a new session.
   *
   * @throws RoleException if the role cannot be assumed
   */
  RoleSession assume(RoleRequest request) throws RoleException;
}
