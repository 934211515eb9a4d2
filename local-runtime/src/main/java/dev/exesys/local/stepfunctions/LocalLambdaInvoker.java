package dev.exesys.local.stepfunctions;

import dev.exesys.local.lambda.FunctionRegistry;
import dev.exesys.local.lambda.InvocationResult;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.stepfunctions.language.AslJson;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/** Invokes the functions of the local Lambda. */
public final class LocalLambdaInvoker implements LambdaInvoker {
  private final FunctionRegistry functions;

  public LocalLambdaInvoker(FunctionRegistry functions) {
    this.functions = functions;
  }

  @Override
  public CompletionStage<Answer> invoke(String function, boolean event, JsonNode payload) {
    return CompletableFuture.completedFuture(call(function, event, payload));
  }

  private Answer call(String function, boolean event, JsonNode payload) {
    try {
      if (event) {
        functions.send(function, payload);
        return new Answer.Result(AslJson.object());
      }
      InvocationResult result = functions.invoke(function, payload);
      if (!result.failed()) {
        return new Answer.Result(result.payload());
      }
      String type = result.payload().path("errorType").asString("Lambda.Unknown");
      return new Answer.Failed(type, AslJson.write(result.payload()));
    } catch (ServiceException e) {
      return new Answer.Failed(
          "Lambda." + e.code(),
          "%s (Service: AWSLambda; Status Code: %d; Error Code: %s)"
              .formatted(e.getMessage(), e.status(), e.code()));
    }
  }
}
