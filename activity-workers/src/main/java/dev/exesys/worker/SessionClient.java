package dev.exesys.worker;

import dev.exesys.core.access.RoleSession;
import dev.exesys.core.access.SessionRequest;
import java.util.Optional;

/** Requests the sessions of workers from the engine. */
@FunctionalInterface
public interface SessionClient {

  /**
   * Returns a session that is restricted to the order; empty if the engine refuses it because the
   * order has been settled or belongs to another worker.
   *
   * @throws dev.exesys.core.store.StoreException if the engine cannot be reached or fails
   */
  Optional<RoleSession> request(SessionRequest request);
}
