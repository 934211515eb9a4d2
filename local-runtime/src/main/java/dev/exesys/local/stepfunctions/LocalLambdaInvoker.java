package dev.exesys.local.stepfunctions;

import dev.exesys.local.lambda.FunctionRegistry;
import dev.exesys.local.lambda.InvocationResult;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/** Invokes functions that are registered with the local Lambda service. */
public final class LocalLambdaInvoker implements LambdaInvoker {
  private final FunctionRegistry functions;

  public LocalLambdaInvoker(FunctionRegistry functions) {
    this.functions = functions;
  }

  @Override
  public CompletionStage<FunctionResponse> invoke(
      String function, boolean event, JsonNode payload) {
    return CompletableFuture.completedFuture(call(function, event, payload));
  }

  private FunctionResponse call(String function, boolean event, JsonNode payload) {
    try {
      if (event) {
        functions.send(function, payload);
        return new FunctionResponse.FunctionResult(AslJson.object());
      }
      InvocationResult result = functions.invoke(function, payload);
      if (!result.failed()) {
        return new FunctionResponse.FunctionResult(result.payload());
      }
      String type = result.payload().path("errorType").asString("Lambda.Unknown");
      return new FunctionResponse.FunctionFailure(type, AslJson.write(result.payload()));
    } catch (ServiceException e) {
      return new FunctionResponse.FunctionFailure(
          "Lambda." + e.code(),
          "%s (Service: AWSLambda; Status Code: %d; Error Code: %s)"
              .formatted(e.getMessage(), e.status(), e.code()));
    }
  }
}
