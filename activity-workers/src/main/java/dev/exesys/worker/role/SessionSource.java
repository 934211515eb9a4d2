package dev.exesys.worker.role;

import dev.exesys.core.access.RoleSession;

/** Opens a new session each time that it is called. */
@FunctionalInterface
public interface SessionSource {

  /**
   * Returns a new session.
   *
   * @throws RoleException if no session can be opened
   */
  RoleSession open() throws RoleException;
}
