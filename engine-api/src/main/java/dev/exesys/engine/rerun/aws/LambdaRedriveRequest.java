package dev.exesys.engine.rerun.aws;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.StoreException;
import dev.exesys.engine.rerun.RedriveMessages;
import dev.exesys.engine.rerun.RedriveRequest;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Requests reruns from the init function, which can decrypt jobs and start executions; the function
 * of the finalize state cannot.
 */
public final class LambdaRedriveRequest implements RedriveRequest {
  private final Supplier<LambdaClient> client;
  private final String function;

  /** Creates the adapter for the init function, by its name or ARN. */
  public LambdaRedriveRequest(Supplier<LambdaClient> client, String function) {
    this.client = client;
    this.function = function;
  }

  @Override
  public Answer send(String runId, int redriveCount) {
    InvokeResponse response = invoke(Json.text(RedriveMessages.event(runId, redriveCount)));
    String payload = response.payload().asUtf8String();
    if (response.functionError() != null) {
      throw new IllegalStateException("function " + function + " failed: " + payload);
    }
    return RedriveMessages.answer(Json.parse(payload));
  }

  private InvokeResponse invoke(String payload) {
    try {
      return client
          .get()
          .invoke(b -> b.functionName(function).payload(SdkBytes.fromUtf8String(payload)));
    } catch (SdkException e) {
      throw new StoreException("function " + function + " was not reached: " + e.getMessage(), e);
    }
  }
}
