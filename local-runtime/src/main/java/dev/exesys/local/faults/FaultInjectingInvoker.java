package dev.exesys.local.faults;

import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/** Applies the conditions to the functions that Step Functions invokes, which pass no gateway. */
public final class FaultInjectingInvoker implements LambdaInvoker {
  private final LambdaInvoker invoker;
  private final ServiceConditions conditions;

  public FaultInjectingInvoker(LambdaInvoker invoker, ServiceConditions conditions) {
    this.invoker = invoker;
    this.conditions = conditions;
  }

  @Override
  public CompletionStage<FunctionResponse> invoke(
      String function, boolean event, JsonNode payload) {
    try {
      conditions.apply("lambda", name(function));
    } catch (ServiceException e) {
      return CompletableFuture.completedFuture(
          new FunctionResponse.FunctionFailure(
              "Lambda." + e.code(),
              "%s (Service: AWSLambda; Status Code: %d; Error Code: %s)"
                  .formatted(e.getMessage(), e.status(), e.code())));
    }
    return invoker.invoke(function, event, payload);
  }

  private static String name(String function) {
    String[] parts = function.split(":", -1);
    return parts.length > 6 ? parts[6] : parts[0];
  }
}
