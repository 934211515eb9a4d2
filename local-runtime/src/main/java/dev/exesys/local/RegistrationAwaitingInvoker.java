package dev.exesys.local;

import dev.exesys.local.lambda.FunctionRegistry;
import dev.exesys.local.stepfunctions.port.LambdaInvoker;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import tools.jackson.databind.JsonNode;

/**
 * Lets executions that go on after a restart wait, for a while after the start, until the functions
 * they call have been registered.
 */
final class RegistrationAwaitingInvoker implements LambdaInvoker {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final FunctionRegistry functions;
  private final LambdaInvoker invoker;
  private final long deadline = System.nanoTime() + PATIENCE.toNanos();

  RegistrationAwaitingInvoker(FunctionRegistry functions, LambdaInvoker invoker) {
    this.functions = functions;
    this.invoker = invoker;
  }

  @Override
  public CompletionStage<FunctionResponse> invoke(
      String function, boolean event, JsonNode payload) {
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    if (left.isPositive()) {
      functions.awaitRegistered(function, left);
    }
    return invoker.invoke(function, event, payload);
  }
}
