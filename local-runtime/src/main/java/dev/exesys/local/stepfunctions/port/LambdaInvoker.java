package dev.exesys.local.stepfunctions.port;

import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/** Invokes functions for Task states. */
@FunctionalInterface
public interface LambdaInvoker {

  /**
   * Invokes a function. Runs on its own thread and may block. After a restart it may be called
   * again with the same payload, if the response to the first call was not stored yet.
   *
   * @param function name or ARN, with or without a qualifier
   * @param event true for the invocation type {@code Event}, whose result is not used
   * @return the function's response, which includes the failure of the function. The stage
   *     completes exceptionally, or this method throws, only if the function could not be invoked
   */
  CompletionStage<FunctionResponse> invoke(String function, boolean event, JsonNode payload);

  /** The result of an invocation. */
  sealed interface FunctionResponse {

    /** The function returned a result. */
    record FunctionResult(JsonNode payload) implements FunctionResponse {}

    /**
     * The function failed or could not be run.
     *
     * @param error the name that retriers and catchers match: that of the exception, or an error of
     *     the service such as {@code Lambda.ResourceNotFoundException}
     * @param cause for a failed function the JSON text of its response ({@code errorMessage},
     *     {@code errorType}, …)
     */
    record FunctionFailure(String error, String cause) implements FunctionResponse {}
  }
}
