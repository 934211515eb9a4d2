package dev.exesys.local.lambda;

import tools.jackson.databind.JsonNode;

/**
 * What runs when a function is invoked. It is called from many threads at once, each of its own.
 */
@FunctionalInterface
public interface LocalFunction {

  /**
   * Handles one event. When the function's timeout runs out, the thread is interrupted and the
   * answer is no longer looked at.
   *
   * @return the answer; {@code NullNode} if there is none
   * @throws Exception to fail; its class is the {@code errorType} unless it is a {@link
   *     FunctionFailedException}, which names its own
   */
  JsonNode handle(JsonNode event) throws Exception;
}
