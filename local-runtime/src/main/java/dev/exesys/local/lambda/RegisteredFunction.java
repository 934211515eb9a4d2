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

/** A function with its settings and its room. */
final class RegisteredFunction {
  private final String name;
  private final LocalFunction function;
  private final FunctionSettings settings;
  private final Semaphore room;
  private final ExecutorService threads;

  RegisteredFunction(
      String name, LocalFunction function, FunctionSettings settings, ExecutorService threads) {
    this.name = name;
    this.function = function;
    this.settings = settings;
    this.room = new Semaphore(settings.concurrency(), true);
    this.threads = threads;
  }

  String name() {
    return name;
  }

  FunctionSettings settings() {
    return settings;
  }

  /**
   * Runs the function for somebody who waits.
   *
   * @throws ServiceException {@code TooManyRequestsException} if there is no room
   */
  InvocationResult runNow(JsonNode event) throws InterruptedException {
    if (!room.tryAcquire()) {
      throw ServiceException.of("TooManyRequestsException", 429, "Rate Exceeded.");
    }
    return run(event);
  }

  /** Runs the function as soon as there is room. */
  InvocationResult runInTurn(JsonNode event) throws InterruptedException {
    room.acquire();
    return run(event);
  }

  private InvocationResult run(JsonNode event) throws InterruptedException {
    Future<JsonNode> answer = threads.submit(() -> handle(event));
    try {
      return new InvocationResult(
          answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS), false);
    } catch (ExecutionException e) {
      return failed(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      double seconds = settings.timeout().toMillis() / 1000.0;
      return failed("Sandbox.Timedout", "Task timed out after %.2f seconds".formatted(seconds));
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    }
  }

  /** Room is taken until the function is really over, also after its timeout. */
  private JsonNode handle(JsonNode event) throws Exception {
    try {
      return function.handle(event.deepCopy());
    } finally {
      room.release();
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
