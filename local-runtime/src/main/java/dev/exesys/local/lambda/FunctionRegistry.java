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

/**
 * The functions of the local stack.
 *
 * <p>An event is in the database before it is acknowledged and leaves it when it has been handled
 * or has failed for the last time; so it is handled at least once, across restarts too. What waited
 * for a function when the stack stopped goes on when the function is registered again.
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

  public FunctionRegistry(Database database, Account account, InstantSource clock) {
    this.account = account;
    this.events = new AsyncEventTable(database);
    this.clock = clock;
  }

  /**
   * Adds a function and hands it the events that wait for it.
   *
   * @throws IllegalArgumentException if the name is taken
   */
  public void register(String name, LocalFunction function, FunctionSettings settings) {
    RegisteredFunction registered = new RegisteredFunction(name, function, settings, threads);
    if (functions.putIfAbsent(name, registered) != null) {
      throw new IllegalArgumentException("there is a function " + name + " already");
    }
    boolean unused =
        registrations.computeIfAbsent(name, any -> new CompletableFuture<>()).complete(true);
    events.waitingFor(name).forEach(this::schedule);
  }

  /**
   * Invokes a function and waits for its answer.
   *
   * @param nameOrArn a name, an ARN or a partial ARN
   * @throws ServiceException {@code ResourceNotFoundException}, {@code TooManyRequestsException}
   */
  public InvocationResult invoke(String nameOrArn, JsonNode event) {
    try {
      return find(nameOrArn).runNow(event);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ServiceException.of("ServiceException", 500, "the local stack is stopping");
    }
  }

  /**
   * Hands an event to a function; when this returns it is durable.
   *
   * @throws ServiceException {@code ResourceNotFoundException}
   */
  public void send(String nameOrArn, JsonNode event) {
    enqueue(find(nameOrArn).name(), event);
  }

  /**
   * The same for a function that may be registered only later; the event waits for it.
   *
   * @param name a bare name
   */
  public void enqueue(String name, JsonNode event) {
    QueuedEvent queued =
        new QueuedEvent(UUID.randomUUID().toString(), name, event.toString(), 0, clock.millis());
    events.add(queued);
    if (functions.containsKey(name)) {
      schedule(queued);
    }
  }

  /**
   * Waits until a function is registered: after a restart, work that was under way may come before
   * those who register.
   *
   * @return whether it is
   */
  public boolean awaitRegistered(String nameOrArn, Duration patience) {
    CompletableFuture<Boolean> registered =
        registrations.computeIfAbsent(
            FunctionNames.name(nameOrArn), any -> new CompletableFuture<>());
    try {
      return registered.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a registration never fails", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Whether there is such a function, else a {@code ResourceNotFoundException}. */
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

  private void schedule(QueuedEvent event) {
    // Registering finds in the database what is being handed over at the same moment.
    if (!scheduled.add(event.id())) {
      return;
    }
    long delay = Math.max(0, event.notBefore() - clock.millis());
    try {
      var unused =
          timer.schedule(() -> threads.execute(() -> handle(event)), delay, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      log.debug("event {} waits for the next start", event.id());
    }
  }

  private void handle(QueuedEvent event) {
    try {
      RegisteredFunction function = find(event.function());
      InvocationResult result = function.runInTurn(ServiceJson.MAPPER.readTree(event.payload()));
      settle(function, event, result);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (DatabaseException e) {
      log.debug("event {} stays for the next start", event.id(), e);
    }
  }

  private void settle(RegisteredFunction function, QueuedEvent event, InvocationResult result)
      throws InterruptedException {
    if (threads.isShutdown()) {
      // It may have failed only because everything around it is stopping.
      throw new InterruptedException("stopping");
    }
    if (!result.failed()) {
      remove(event);
      return;
    }
    if (event.attempt() >= function.settings().maxRetries()) {
      log.warn("{} failed on an event for good: {}", event.function(), result.payload());
      remove(event);
      return;
    }
    int attempt = event.attempt() + 1;
    scheduled.remove(event.id());
    long delay = function.settings().retryDelay().toMillis() * attempt;
    QueuedEvent again =
        new QueuedEvent(
            event.id(), event.function(), event.payload(), attempt, clock.millis() + delay);
    events.postpone(again);
    schedule(again);
  }

  private void remove(QueuedEvent event) {
    events.remove(event);
    scheduled.remove(event.id());
  }

  /** Interrupts what runs. Events under way stay and are handled again after the next start. */
  @Override
  public void close() {
    timer.shutdownNow();
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        log.warn("functions did not end when they were interrupted");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
