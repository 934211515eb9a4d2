package dev.exesys.engine.workers.aws;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderItem;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.WorkerTermination;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import tools.jackson.databind.JsonNode;

/**
 * Launches workers on Lambda, one asynchronous invocation for each order. An invocation cannot be
 * stopped; it ends when its heartbeat is refused.
 */
public final class LambdaWorkerLauncher implements WorkerLauncher {

  /**
   * How long Lambda keeps an event while the function's concurrency is exhausted, as the function
   * is deployed.
   */
  private static final Duration MAX_EVENT_AGE = Duration.ofHours(1);

  private final Supplier<LambdaClient> client;
  private final String function;
  private final InstantSource clock;

  /** Creates the launcher for a Lambda function. */
  public LambdaWorkerLauncher(Supplier<LambdaClient> client, String function, InstantSource clock) {
    this.client = client;
    this.function = function;
    this.clock = clock;
  }

  @Override
  public List<String> instances(OrderItem order) {
    return List.of();
  }

  @Override
  public String start(OrderItem order, List<String> instances) {
    String payload =
        Json.text(Json.object().put("run_id", order.runId()).put("order_num", order.orderNum()));
    try {
      client
          .get()
          .invoke(b ->
              b.functionName(function)
                  .invocationType(InvocationType.EVENT)
                  .payload(SdkBytes.fromUtf8String(payload)));
      return "";
    } catch (SdkException e) {
      throw WorkerStartErrors.of("Lambda", e);
    }
  }

  @Override
  public List<OrderItem> pending(List<OrderItem> orders) {
    Instant oldest = clock.instant().minus(MAX_EVENT_AGE);
    return orders.stream().filter(order -> isRequestedSince(oldest, order)).toList();
  }

  private static boolean isRequestedSince(Instant oldest, OrderItem order) {
    Instant requestedAt = order.progress().dispatchedAt();
    return requestedAt != null && requestedAt.isAfter(oldest);
  }

  @Override
  public List<WorkerTermination> terminations(JsonNode event) {
    // Lambda sends no events about the end of an invocation: the heartbeat of a lost worker times
    // out.
    return List.of();
  }

  @Override
  public void stop(String handle) {
    // Lambda cannot stop an invocation; the worker ends after its next heartbeat.
  }
}
