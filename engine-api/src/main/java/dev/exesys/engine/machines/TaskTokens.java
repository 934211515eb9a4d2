package dev.exesys.engine.machines;

import tools.jackson.databind.JsonNode;

/**
 * Ends states that wait for their token. A token that Step Functions no longer knows is no error:
 * its state was ended before, retried with a newer token, or went away with its execution.
 */
public interface TaskTokens {

  /** Says that whoever the state waits for is still to be waited for; false if it is not known. */
  boolean heartbeat(String taskToken);

  /** Ends the state with success; false if the token is no longer known. */
  boolean succeed(String taskToken, JsonNode output);

  /**
   * Ends the state with an error; false if the token is no longer known.
   *
   * @param cause one line, without secrets
   */
  boolean fail(String taskToken, String error, String cause);
}
