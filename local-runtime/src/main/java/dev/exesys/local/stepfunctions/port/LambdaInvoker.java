package dev.exesys.local.stepfunctions.port;

import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/** Invokes functions for Task states. */
@FunctionalInterface
public interface LambdaInvoker {

  /**
   * Invokes a function. Called on a thread of its own, so it may block; it may also be called again
   * with the same payload after a restart, when the answer to the first call was not recorded yet.
   *
   * @param function name or ARN, with or without a qualifier
   * @param event true for the invocation type {@code Event}: the result is of no interest
   * @return the function's answer. A function that failed is an answer too; the stage fails, or
   *     this method throws, only if the function could not be invoked
   */
  CompletionStage<Answer> invoke(String function, boolean event, JsonNode payload);

  /** How an invocation ended. */
  sealed interface Answer {

    /** The function returned. */
    record Result(JsonNode payload) implements Answer {}

    /**
     * The function failed, or could not be run.
     *
     * @param error what retriers and catchers match: the exception's name, or an error of the
     *     service such as {@code Lambda.ResourceNotFoundException}
     * @param cause for a failed function the JSON it answered with ({@code errorMessage}, {@code
     *     errorType}, …), as text
     */
    record Failed(String error, String cause) implements Answer {}
  }
}
