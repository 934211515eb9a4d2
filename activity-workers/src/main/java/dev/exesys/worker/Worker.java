package dev.exesys.worker;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.AttemptKey;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderKey;
import dev.exesys.core.store.RecentRuns;
import dev.exesys.core.store.RunItem;
import dev.exesys.worker.process.CommandListener;
import dev.exesys.worker.process.CommandRunner;
import dev.exesys.worker.process.Deadline;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs orders, one per call. Calls may run concurrently.
 *
 * <p>A worker may be started any number of times for an order; only the one whose claim succeeds
 * runs its commands. See docs/REFERENCE.md for the steps.
 */
public final class Worker {
  /** The reason to stop an order if the worker process is terminated: the worker counts as lost. */
  public static final String TERMINATED = "the worker process was terminated";

  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final WorkerAccess access;
  private final RecentRuns runs = new RecentRuns();
  private final SourceFetcher source = new SourceFetcher();
  private final CommandRunner commands;
  private final WorkerSettings settings;
  private final InstantSource clock;
  private final Supplier<UUID> ids;

  /**
   * Creates a worker.
   *
   * @param ids generates the ids of workers
   * @param listener is notified when an order's commands start and end
   */
  public Worker(
      WorkerAccess access,
      WorkerSettings settings,
      InstantSource clock,
      Supplier<UUID> ids,
      CommandListener listener) {
    this.access = access;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    this.commands = new CommandRunner(listener);
  }

  /**
   * Runs an order, or one instance's share of it, until it has reported.
   *
   * @param available how long this process may run; the commands are stopped early enough to report
   *     before that
   * @param stop completed by the caller with a reason to stop the order
   * @return the reported status; empty if this worker did not get the order
   */
  public Optional<OrderStatus> run(
      WorkerStart start, Duration available, CompletableFuture<String> stop)
      throws InterruptedException {
    OrderKey key = start.order();
    long beginNanos = System.nanoTime();
    // An order that no worker has claimed can wait for its services.
    ServiceRetry retry = new ServiceRetry(access.retry(), key.pk(), Deadline.in(available), stop);
    Optional<SessionClient> sessions = access.sessions().filter(any -> start.ticket().isPresent());
    Optional<OrderSession> session =
        sessions.isEmpty()
            ? Optional.empty()
            : retry.call(() -> OrderSession.open(sessions.get(), start, clock));
    if (sessions.isPresent() && session.isEmpty()) {
      LOG.info("order {} is not dispatched to this worker", key.pk());
      return Optional.empty();
    }
    WorkerStores stores = access.stores(session);
    Assignment assignment = retry.call(() -> assignment(stores, key, start.instance()));
    Optional<RunItem> run = retry.call(() -> runs.find(key.runId(), stores.runs()));
    Instant started = clock.instant();
    long startNanos = System.nanoTime();
    if (run.isEmpty()) {
      LOG.warn("run {} does not exist: nothing to do", key.runId());
      return Optional.empty();
    }
    Optional<OrderItem> claimed = retry.call(() -> assignment.claim(started));
    if (claimed.isEmpty()) {
      LOG.info("order {} is not dispatched, or another worker has claimed it", key.pk());
      return Optional.empty();
    }
    session.ifPresent(opened -> opened.claimed(assignment.workerId()));
    Duration timeout = Duration.ofSeconds(claimed.get().order().timeout());
    Deadline deadline =
        Deadline.in(
            shorter(
                timeout.minus(since(startNanos)),
                available.minus(settings.grace()).minus(since(beginNanos))));
    Claim claim = new Claim(assignment, started, deadline, stop);
    return Optional.of(run(stores, session, claimed.get(), run.get(), claim));
  }

  /**
   * Runs the order of a pool's task until it has reported. A task whose order this worker does not
   * get is failed, so that the engine settles the order or offers the task again.
   *
   * @param stop completed by the caller with a reason to stop the order
   * @return the reported status; empty if this worker did not get the order
   */
  public Optional<OrderStatus> run(PolledTask task, CompletableFuture<String> stop)
      throws InterruptedException {
    Instant started = clock.instant();
    long beginNanos = System.nanoTime();
    // Short enough that the task has not timed out when the order is claimed.
    Deadline claimBefore = Deadline.in(settings.heartbeatTimeout().dividedBy(3));
    ServiceRetry retry = new ServiceRetry(access.retry(), task.label(), claimBefore, stop);
    Optional<SessionClient> sessions = access.sessions();
    Optional<OrderSession> session =
        sessions.isEmpty()
            ? Optional.empty()
            : retry.call(() -> OrderSession.open(sessions.get(), task.start(), clock));
    WorkerStores stores = access.stores(session);
    TaskCheck tasks = new TaskCheck(stores, runs);
    if (sessions.isPresent() && session.isEmpty()) {
      tasks.refuse(task, "the order is settled, or another worker has claimed it");
      return Optional.empty();
    }
    Optional<RunItem> run = retry.call(() -> tasks.runOf(task));
    if (run.isEmpty()) {
      return Optional.empty();
    }
    PoolAssignment assignment =
        new PoolAssignment(stores.orders(), task.order(run.get()), task, ids.get().toString());
    Optional<OrderItem> claimed = retry.call(() -> assignment.claim(started));
    if (claimed.isEmpty()) {
      tasks.refuse(task, "the order is settled, or another worker has claimed it");
      return Optional.empty();
    }
    session.ifPresent(opened -> opened.claimed(assignment.workerId()));
    tasks.recordDispatch(run.get(), claimed.get());
    Duration elapsed = Duration.ofNanos(System.nanoTime() - beginNanos);
    Deadline deadline =
        Deadline.in(Duration.ofSeconds(claimed.get().order().timeout()).minus(elapsed));
    Claim claim = new Claim(assignment, started, deadline, stop);
    return Optional.of(run(stores, session, claimed.get(), run.get(), claim));
  }

  private OrderStatus run(
      WorkerStores stores,
      Optional<OrderSession> session,
      OrderItem claimed,
      RunItem run,
      Claim claim)
      throws InterruptedException {
    OrderRunner runner = new OrderRunner(stores, session, settings, clock, source, commands);
    try (Heartbeater heartbeater =
        new Heartbeater(stores, claim.assignment(), claimed, settings, clock, claim.stop())) {
      heartbeater.start();
      return runner.run(claimed, run, claim);
    }
  }

  /**
   * Only an order that several instances run has shares, and only a worker on an instance reads
   * them.
   */
  private Assignment assignment(WorkerStores stores, OrderKey key, Optional<String> instance) {
    String workerId = ids.get().toString();
    Optional<AttemptKey> attempt =
        instance.flatMap(id -> stores.orders().find(key)).map(OrderItem::attemptKey);
    if (attempt.isPresent() && !stores.shares().all(attempt.get()).isEmpty()) {
      return new InstanceShareAssignment(
          stores, attempt.get(), instance.orElseThrow(), workerId, settings.heartbeatTimeout());
    }
    return new WholeOrderAssignment(stores.orders(), key, workerId);
  }

  private static Duration since(long nanoTime) {
    return Duration.ofNanos(System.nanoTime() - nanoTime);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
