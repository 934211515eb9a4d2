package dev.exesys.local.lambda;

import dev.exesys.local.protocol.ServiceException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs a function within its timeout and its concurrency limit. */
final class RegisteredFunction {
  private final String name;
  private final LocalFunction function;
  private final InvocationLimits settings;
  private final Semaphore permits;
  private final ExecutorService threads;

  RegisteredFunction(
      String name,
      LocalFunction function,
      InvocationLimits settings,
      Semaphore permits,
      ExecutorService threads) {
    this.name = name;
    this.function = function;
    this.settings = settings;
    this.permits = permits;
    this.threads = threads;
  }

  String name() {
    return name;
  }

  InvocationLimits settings() {
    return settings;
  }

  /**
   * Runs the function.
   *
   * @throws ServiceException {@code TooManyRequestsException} if the concurrency limit is reached
   */
  InvocationResult runOrThrottle(JsonNode event) throws InterruptedException {
    if (!permits.tryAcquire()) {
      throw ServiceException.of("TooManyRequestsException", 429, "Rate Exceeded.");
    }
    return run(event);
  }

  /** Runs the function as soon as the concurrency limit permits it. */
  InvocationResult runWhenPermitted(JsonNode event) throws InterruptedException {
    permits.acquire();
    return run(event);
  }

  private InvocationResult run(JsonNode event) throws InterruptedException {
    Future<JsonNode> response = threads.submit(() -> handle(event));
    try {
      return new InvocationResult(
          response.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS), false);
    } catch (ExecutionException e) {
      return failed(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      response.cancel(true);
      double seconds = settings.timeout().toMillis() / 1000.0;
      return failed("Sandbox.Timedout", "Task timed out after %.2f seconds".formatted(seconds));
    } catch (InterruptedException e) {
      response.cancel(true);
      throw e;
    }
  }

  /** Releases the permit when the function returns, which may be after its timeout. */
  private JsonNode handle(JsonNode event) throws Exception {
    try {
      return function.handle(event.deepCopy());
    } finally {
      permits.release();
    }
  }

  private static InvocationResult failed(Throwable failure) {
    String type =
        failure instanceof FunctionFailedException named
            ? named.errorType()
            : failure.getClass().getName();
    String message = failure.getMessage();
    return failed(type, message == null ? failure.toString() : message);
  }

  private static InvocationResult failed(String type, String message) {
    ObjectNode payload = JsonNodeFactory.instance.objectNode();
    payload.put("errorMessage", message);
    payload.put("errorType", type);
    return new InvocationResult(payload, true);
  }
}
