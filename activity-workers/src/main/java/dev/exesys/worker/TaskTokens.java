package dev.exesys.worker;

import tools.jackson.databind.node.ObjectNode;

/**
 * The state that waits for a worker, by its task token. Each call answers false if nothing waits
 * under that token any more: the state was retried with another, has timed out, or the execution is
 * over. A failure to reach the service comes out as {@link dev.exesys.core.store.StoreException}.
 */
public interface TaskTokens {
  /** Says that the worker lives. */
  boolean heartbeat(String token);

  /** Ends the state with an output. */
  boolean succeed(String token, ObjectNode output);

  /**
   * Ends the state with an error.
   *
   * @param error its name
   * @param cause one line
   */
  boolean fail(String token, String error, String cause);
}
