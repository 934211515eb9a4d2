package dev.exesys.local.lambda;

import dev.exesys.local.protocol.Account;
import dev.exesys.local.protocol.ServiceException;
import dev.exesys.local.protocol.ServiceJson;
import dev.exesys.local.store.Database;
import dev.exesys.local.store.DatabaseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Registers and invokes the functions of the local stack.
 *
 * <p>An event is stored before it is acknowledged and deleted after it has been handled or its last
 * attempt has failed. It is therefore handled at least once, also across restarts. After a restart
 * the events of a function are handled when the function is registered again.
 */
public final class FunctionRegistry implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FunctionRegistry.class);

  private final Map<String, RegisteredFunction> functions = new ConcurrentSkipListMap<>();
  private final Map<String, CompletableFuture<Boolean>> registrations = new ConcurrentHashMap<>();
  private final Set<String> scheduled = ConcurrentHashMap.newKeySet();
  private final AsyncEventTable events;
  private final Account account;
  private final InstantSource clock;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("function-", 0).factory());
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("function-timer").factory());

  private final AccountConcurrency concurrency;
  private volatile FailedEventListener failedEvents = (function, record) -> {};

  /**
   * Creates a registry without functions.
   *
   * @param concurrency that the functions share
   */
  public FunctionRegistry(
      Database database, Account account, InstantSource clock, AccountConcurrency concurrency) {
    this.account = account;
    this.concurrency = concurrency;
    this.events = new AsyncEventTable(database);
    this.clock = clock;
  }

  /** Sets the receiver of the events that functions with failure events could not handle. */
  public void sendFailedEventsTo(FailedEventListener listener) {
    failedEvents = listener;
  }

  /**
   * Registers a function and handles its stored events.
   *
   * @throws IllegalArgumentException if a function with this name is registered
   */
  public void register(String name, LocalFunction function, InvocationLimits settings) {
    RegisteredFunction registered =
        new RegisteredFunction(name, function, settings, concurrency.permits(settings), threads);
    if (functions.putIfAbsent(name, registered) != null) {
      throw new IllegalArgumentException("function " + name + " is already registered");
    }
    boolean unused =
        registrations.computeIfAbsent(name, any -> new CompletableFuture<>()).complete(true);
    events.ofFunction(name).forEach(this::schedule);
  }

  /**
   * Invokes a function and returns its result.
   *
   * @param nameOrArn a name, an ARN or a partial ARN
   * @throws ServiceException {@code ResourceNotFoundException} if there is no such function, {@code
   *     TooManyRequestsException} if it has reached its concurrency limit
   */
  public InvocationResult invoke(String nameOrArn, JsonNode event) {
    try {
      return find(nameOrArn).runOrThrottle(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ServiceException.of("ServiceException", 500, "the local stack is stopping");
    }
  }

  /**
   * Invokes a function asynchronously. The event is durable when this method returns.
   *
   * @throws ServiceException {@code ResourceNotFoundException} if there is no such function
   */
  public void send(String nameOrArn, JsonNode event) {
    enqueue(find(nameOrArn).name(), event);
  }

  /**
   * Invokes a function asynchronously, also one that is registered later.
   *
   * @param name the function name, not an ARN
   */
  public void enqueue(String name, JsonNode event) {
    AsyncEvent queued =
        new AsyncEvent(UUID.randomUUID().toString(), name, event.toString(), 0, clock.millis());
    events.add(queued);
    if (functions.containsKey(name)) {
      schedule(queued);
    }
  }

  /**
   * Waits until a function is registered. After a restart, executions may resume before their
   * functions are registered.
   *
   * @return false if the function was not registered within the timeout
   */
  public boolean awaitRegistered(String nameOrArn, Duration timeout) {
    CompletableFuture<Boolean> registered =
        registrations.computeIfAbsent(
            FunctionNames.name(nameOrArn), any -> new CompletableFuture<>());
    try {
      return registered.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("internal error: a registration failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Returns a function.
   *
   * @throws ServiceException {@code ResourceNotFoundException} if there is no such function
   */
  RegisteredFunction find(String nameOrArn) {
    return Optional.ofNullable(functions.get(FunctionNames.name(nameOrArn)))
        .orElseThrow(() ->
            ServiceException.of(
                "ResourceNotFoundException",
                404,
                "Function not found: " + arn(FunctionNames.name(nameOrArn))));
  }

  String arn(String name) {
    return account.arn("lambda", "function:" + name);
  }

  Collection<RegisteredFunction> all() {
    return List.copyOf(functions.values());
  }

  private void schedule(AsyncEvent event) {
    // enqueue() and a concurrent register() may both find the same event.
    if (!scheduled.add(event.id())) {
      return;
    }
    long delay = Math.max(0, event.notBefore() - clock.millis());
    try {
      var unused =
          timer.schedule(() -> threads.execute(() -> handle(event)), delay, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug(
          "the local stack is stopping: event {} is handled after the next start", event.id());
    }
  }

  private void handle(AsyncEvent event) {
    try {
      RegisteredFunction function = find(event.function());
      InvocationResult result =
          function.runWhenPermitted(ServiceJson.MAPPER.readTree(event.payload()));
      settle(function, event, result);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DatabaseException e) {
      log.debug("the database is closed: event {} is handled after the next start", event.id(), e);
    }
  }

  private void settle(RegisteredFunction function, AsyncEvent event, InvocationResult result)
      throws InterruptedException {
    if (threads.isShutdown()) {
      // The failure may be a consequence of the shutdown.
      throw new InterruptedException("the local stack is stopping");
    }
    if (!result.failed()) {
      remove(event);
      return;
    }
    if (event.attempt() >= function.settings().maxRetries()) {
      log.warn(
          "function {} failed on an event in its last attempt: {}",
          event.function(),
          result.payload());
      if (function.settings().failureEvents()) {
        failedEvents.failed(arn(event.function()), record(event, result));
      }
      remove(event);
      return;
    }
    int attempt = event.attempt() + 1;
    scheduled.remove(event.id());
    long delay = function.settings().retryDelay().toMillis() * attempt;
    AsyncEvent retry =
        new AsyncEvent(
            event.id(), event.function(), event.payload(), attempt, clock.millis() + delay);
    events.postpone(retry);
    schedule(retry);
  }

  private ObjectNode record(AsyncEvent event, InvocationResult result) {
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("version", "1.0");
    record.put("timestamp", clock.instant().toString());
    record
        .putObject("requestContext")
        .put("requestId", event.id())
        .put("functionArn", arn(event.function()))
        .put("condition", "RetriesExhausted")
        .put("approximateInvokeCount", event.attempt() + 1);
    record.set("requestPayload", ServiceJson.MAPPER.readTree(event.payload()));
    record
        .putObject("responseContext")
        .put("statusCode", 200)
        .put("executedVersion", "$LATEST")
        .put("functionError", "Unhandled");
    record.set("responsePayload", result.payload());
    return record;
  }

  private void remove(AsyncEvent event) {
    events.remove(event);
    scheduled.remove(event.id());
  }

  /** Interrupts all invocations. Unfinished events are handled again after the next start. */
  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        log.warn("functions did not return within 10 s of being interrupted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
