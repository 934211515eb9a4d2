package dev.exesys.core.token;

import tools.jackson.databind.JsonNode;

/**
 * Completes states of Step Functions that wait for their task token.
 *
 * <p>Each method returns false if the token is no longer valid: its state has completed, has timed
 * out, was retried with a newer token, or its execution has ended. The empty token is never valid.
 * Each method throws {@link dev.exesys.core.store.StoreException} if Step Functions refuses the
 * call for another reason or cannot be reached.
 */
public interface TaskTokens {

  /** Sends a heartbeat for the waiting state. Returns false if the token is no longer valid. */
  boolean heartbeat(String taskToken);

  /** Completes the state with this output. Returns false if the token is no longer valid. */
  boolean succeed(String taskToken, JsonNode output);

  /**
   * Fails the state. Returns false if the token is no longer valid.
   *
   * @param error one of {@link dev.exesys.core.contract.EngineErrorNames}
   * @param cause one line without secrets
   */
  boolean fail(String taskToken, String error, String cause);
}
