package dev.exesys.local;

import dev.exesys.local.lambda.FunctionRegistry;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/**
 * Delays invocations of functions that are not registered yet, until a timeout after the start of
 * the stack. Executions resume before their functions are registered.
 */
final class RegistrationAwaitingInvoker implements LambdaInvoker {
  private static final Duration REGISTRATION_TIMEOUT = Duration.ofSeconds(20);

  private final FunctionRegistry functions;
  private final LambdaInvoker invoker;
  private final long deadline = System.nanoTime() + REGISTRATION_TIMEOUT.toNanos();

  RegistrationAwaitingInvoker(FunctionRegistry functions, LambdaInvoker invoker) {
    this.functions = functions;
    this.invoker = invoker;
  }

  @Override
  public CompletionStage<FunctionResponse> invoke(
      String function, boolean event, JsonNode payload) {
    Duration remaining = Duration.ofNanos(deadline - System.nanoTime());
    if (remaining.isPositive()) {
      functions.awaitRegistered(function, remaining);
    }
    return invoker.invoke(function, event, payload);
  }
}
