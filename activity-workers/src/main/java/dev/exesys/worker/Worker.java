package dev.exesys.worker;

import dev.exesys.core.books.OrderItem;
import dev.exesys.core.books.OrderKey;
import dev.exesys.core.books.RunItem;
import dev.exesys.core.contract.OrderStatus;
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
 * Runs orders, one a call; calls may overlap.
 *
 * <p>However often and from wherever an order's worker is started, only the one whose claim
 * succeeds runs a command. See docs/ARCHITECTURE.md for the steps.
 */
public final class Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Worker.class);

  private final WorkerBooks books;
  private final WorkerSettings settings;
  private final InstantSource clock;
  private final Supplier<UUID> ids;
  private final OrderRunner runner;

  /**
   * A worker.
   *
   * @param ids fresh names for claims
   */
  public Worker(
      WorkerBooks books, WorkerSettings settings, InstantSource clock, Supplier<UUID> ids) {
    this.books = books;
    this.settings = settings;
    this.clock = clock;
    this.ids = ids;
    this.runner = new OrderRunner(books, settings, clock);
  }

  /**
   * Runs an order to its end.
   *
   * @param available how long this worker itself may live; the commands are stopped early enough to
   *     report before that
   * @param stop completed with a reason by whoever wants the order to be stopped
   * @return how the order ended; empty if it was not this worker's to run
   */
  public Optional<OrderStatus> run(OrderKey key, Duration available, CompletableFuture<String> stop)
      throws InterruptedException {
    Instant started = clock.instant();
    Optional<OrderItem> item = books.orders().find(key);
    Optional<RunItem> run = books.runs().find(key.runId());
    if (item.isEmpty() || run.isEmpty()) {
      LOG.warn("there is no order {}", key.pk());
      return Optional.empty();
    }
    Duration timeout = Duration.ofSeconds(item.get().order().timeout());
    Deadline deadline = Deadline.in(shorter(timeout, available.minus(settings.grace())));
    String workerId = item.get().order().executionTarget().wire() + ":" + ids.get();
    if (!books.orders().claim(key, workerId, started)) {
      LOG.info("order {} is not dispatched, or another worker has it", key.pk());
      return Optional.empty();
    }
    String token = item.get().progress().taskToken();
    try (Heart heart = new Heart(books, key, token == null ? "" : token, settings.beat(), stop)) {
      heart.start();
      Claim claim = new Claim(workerId, started, deadline, stop);
      return Optional.of(runner.run(item.get(), run.get(), claim));
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
