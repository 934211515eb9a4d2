package dev.exesys.worker.aws;

import dev.exesys.core.contract.Json;
import dev.exesys.core.retry.aws.AwsFailures;
import dev.exesys.core.store.StoreException;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import tools.jackson.databind.JsonNode;

/**
 * Invokes the engine's report function synchronously.
 *
 * @param client created at the first invocation
 * @param function name or ARN
 */
record LambdaReportFunction(Supplier<LambdaClient> client, String function) {

  /**
   * Returns the response.
   *
   * @throws StoreException if the function cannot be reached or fails
   */
  JsonNode invoke(JsonNode event) {
    InvokeResponse response = send(Json.text(event));
    String payload = response.payload().asUtf8String();
    if (response.functionError() != null) {
      throw new StoreException(
          "function " + function + " failed: " + payload,
          new IllegalStateException(response.functionError()),
          // Most failures are those of the services that the function calls.
          true);
    }
    return Json.parse(payload);
  }

  private InvokeResponse send(String payload) {
    try {
      return client
          .get()
          .invoke(b -> b.functionName(function).payload(SdkBytes.fromUtf8String(payload)));
    } catch (SdkException e) {
      throw new StoreException(
          "function " + function + " was not reached: " + e.getMessage(),
          e,
          AwsFailures.isRetryable(e));
    }
  }
}
