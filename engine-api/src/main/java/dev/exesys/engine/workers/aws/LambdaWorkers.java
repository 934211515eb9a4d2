package dev.exesys.engine.workers.aws;

import dev.exesys.core.books.OrderItem;
import dev.exesys.core.contract.Json;
import dev.exesys.engine.workers.WorkerStartException;
import dev.exesys.engine.workers.Workers;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;

/**
 * Workers on Lambda: an asynchronous invocation each. One cannot be stopped; it stops when its
 * token is unknown.
 */
public final class LambdaWorkers implements Workers {

  private final LambdaClient client;
  private final String function;

  /** Workers by that function. */
  public LambdaWorkers(LambdaClient client, String function) {
    this.client = client;
    this.function = function;
  }

  @Override
  public String start(OrderItem order) {
    String payload =
        Json.text(Json.object().put("run_id", order.runId()).put("order_num", order.orderNum()));
    try {
      client.invoke(b ->
          b.functionName(function)
              .invocationType(InvocationType.EVENT)
              .payload(SdkBytes.fromUtf8String(payload)));
      return "";
    } catch (SdkException e) {
      throw new WorkerStartException("Lambda did not take the order: " + e.getMessage(), e);
    }
  }

  @Override
  public void stop(String handle) {
    // Nothing that Lambda could be asked for; the worker's next heartbeat tells it.
  }
}
