package dev.exesys.local.lambda;

import tools.jackson.databind.JsonNode;

/**
 * How an invocation ended.
 *
 * @param failed whether the function failed; the payload is then an object with {@code
 *     errorMessage} and {@code errorType}
 */
public record InvocationResult(JsonNode payload, boolean failed) {}
