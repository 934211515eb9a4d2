package dev.exesys.engine.workers.aws;

import dev.exesys.core.contract.Json;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.engine.workers.DispatchId;
import dev.exesys.engine.workers.WorkerLauncher;
import dev.exesys.engine.workers.WorkerTermination;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
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

  private static final String DISPATCH_ID = "dispatch_id";

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
        Json.text(
            Json.object()
                .put("run_id", order.runId())
                .put("order_num", order.orderNum())
                .put("ticket", order.progress().ticket())
                .put(DISPATCH_ID, DispatchId.of(order)));
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

  /**
   * Reads the records of failed invocations that Lambda sends to the function's on-failure
   * destination, EventBridge: of workers that could not start, timed out or ran out of memory.
   */
  @Override
  public List<WorkerTermination> terminations(JsonNode event) {
    JsonNode record = event.path("detail");
    JsonNode request = record.path("requestPayload");
    String id = request.path(DISPATCH_ID).asString("");
    if (!event.path("source").asString("").equals("lambda") || id.isEmpty()) {
      return List.of();
    }
    return List.of(
        new WorkerTermination(
            new OrderKey(
                request.path("run_id").asString(""), request.path("order_num").asString("")),
            id,
            Optional.empty(),
            false,
            reason(record)));
  }

  private static String reason(JsonNode record) {
    String condition = record.path("requestContext").path("condition").asString("");
    if (condition.equals("EventAgeExceeded")) {
      return "Lambda did not start the worker within "
          + MAX_EVENT_AGE.toMinutes()
          + " minutes: its concurrency was exhausted, or the function cannot be started";
    }
    JsonNode response = record.path("responsePayload");
    String type = response.path("errorType").asString("");
    String message = response.path("errorMessage").asString("");
    return "the worker's Lambda invocation failed: "
        + (type.isEmpty() ? condition : type)
        + (message.isEmpty() ? "" : ": " + message);
  }

  @Override
  public void stop(String handle) {
    // Lambda cannot stop an invocation; the worker ends after its next heartbeat.
  }
}
