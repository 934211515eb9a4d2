package dev.exesys.local.lambda;

import tools.jackson.databind.JsonNode;

/**
 * The result of an invocation.
 *
 * @param failed true if the function failed; the payload is then an object with {@code
 *     errorMessage} and {@code errorType}
 */
public record InvocationResult(JsonNode payload, boolean failed) {}
