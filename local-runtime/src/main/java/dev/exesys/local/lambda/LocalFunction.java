package dev.exesys.local.lambda;

import tools.jackson.databind.JsonNode;

/** The implementation of a function in this JVM. Invocations run concurrently. */
@FunctionalInterface
public interface LocalFunction {

  /**
   * Handles one event. When the timeout of the function expires, the thread is interrupted and the
   * response is ignored.
   *
   * @return the response; {@code NullNode} if there is none
   * @throws Exception if the invocation fails. Its class name is the {@code errorType}, except for
   *     {@link FunctionFailedException}, which contains the error type
   */
  JsonNode handle(JsonNode event) throws Exception;
}
