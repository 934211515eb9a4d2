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
 * WorkerLauncher on Lambda: an asynchronous invocation each. One cannot be stopped; it stops when
 * its token is unknown.
 */
public final class LambdaWorkerLauncher implements WorkerLauncher {

  /**
   * When all the function's concurrency is taken, Lambda keeps events for as long as the function's
   * deployment says: an hour.
   */
  private static final Duration LONGEST_IN_QUEUE = Duration.ofHours(1);

  private final Supplier<LambdaClient> client;
  private final String function;
  private final InstantSource clock;

  /** WorkerLauncher by that function. */
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
  public List<OrderItem> coming(List<OrderItem> orders) {
    Instant oldest = clock.instant().minus(LONGEST_IN_QUEUE);
    return orders.stream().filter(order -> isAskedSince(oldest, order)).toList();
  }

  private static boolean isAskedSince(Instant oldest, OrderItem order) {
    Instant asked = order.progress().dispatchedAt();
    return asked != null && asked.isAfter(oldest);
  }

  @Override
  public List<WorkerTermination> ended(JsonNode event) {
    // Lambda tells of no invocation's end: a worker that dies is missed by its heartbeats.
    return List.of();
  }

  @Override
  public void stop(String handle) {
    // Nothing that Lambda could be asked for; the worker's next heartbeat tells it.
  }
}
