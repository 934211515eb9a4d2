package dev.exesys.worker.pool;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.retry.RetryPolicy.Backoff;
import dev.exesys.worker.PolledTask;
import dev.exesys.worker.Worker;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Polls a pool for tasks and runs their orders, one at a time, until the worker is drained. */
final class PoolSlot implements Runnable {
  private static final Duration HOST_CHECK_INTERVAL = Duration.ofSeconds(10);

  private final String name;
  private final String pool;
  private final Worker worker;
  private final TaskPolls polls;
  private final WorkerHost host;
  private final WorkerActivity activity;
  private final Backoff backoff;
  private final CountDownLatch drained;
  private final Consumer<String> notes;
  private @Nullable CompletableFuture<String> running;
  private boolean interrupted;

  /**
   * Creates a slot.
   *
   * @param name under which the slot polls
   * @param backoff delays after failed polls
   * @param drained counted down when the slot must take no further task
   * @param notes receives lines for the operator
   */
  PoolSlot(
      String name,
      String pool,
      Worker worker,
      TaskPolls polls,
      WorkerHost host,
      WorkerActivity activity,
      Backoff backoff,
      CountDownLatch drained,
      Consumer<String> notes) {
    this.name = name;
    this.pool = pool;
    this.worker = worker;
    this.polls = polls;
    this.host = host;
    this.activity = activity;
    this.backoff = backoff;
    this.drained = drained;
    this.notes = notes;
  }

  @Override
  public void run() {
    int failures = 0;
    try {
      while (!isDrained()) {
        try {
          if (isReady()) {
            Optional<PolledTask> task = polls.poll(pool, name);
            failures = 0;
            if (activity.recovered(name)) {
              notes.accept(name + ": polls of pool " + pool + " succeed again");
            }
            if (task.isPresent()) {
              take(task.get());
            }
          } else {
            pause(HOST_CHECK_INTERVAL);
          }
        } catch (PollException e) {
          failures++;
          pollFailed(e);
          pause(backoff.delay(failures));
        }
      }
    } catch (InterruptedException e) {
      notes.accept(name + ": interrupted");
    }
  }

  private boolean isDrained() {
    return drained.getCount() == 0;
  }

  /** Waits; returns at once when the worker is drained. */
  private void pause(Duration time) throws InterruptedException {
    boolean unused = drained.await(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Checks the host; measures the clock again if it was wrong, because no poll measures it. */
  private boolean isReady() {
    Optional<String> problem = host.problem(polls.clockOffset());
    if (problem.isPresent()) {
      polls.check(pool);
      problem = host.problem(polls.clockOffset());
    }
    if (problem.isEmpty()) {
      return true;
    }
    if (activity.problem(name, problem.get())) {
      notes.accept(name + ": takes no orders of pool " + pool + ": " + problem.get());
    }
    return false;
  }

  private void pollFailed(PollException e) {
    if (isDrained()) {
      return;
    }
    activity.pollFailed(pool);
    String problem = String.valueOf(e.getMessage());
    if (activity.problem(name, problem)) {
      notes.accept(name + ": " + problem + "; it is retried");
    }
  }

  private void take(PolledTask task) throws InterruptedException {
    Optional<String> problem =
        isDrained()
            ? Optional.of("the worker is being drained")
            : host.problem(polls.clockOffset());
    if (problem.isPresent()) {
      notes.accept(name + ": gives order " + task.label() + " back: " + problem.get());
      polls.giveBack(task, name + ": " + problem.get());
      return;
    }
    CompletableFuture<String> stop = begin();
    Optional<OrderStatus> status = Optional.empty();
    try {
      notes.accept(name + ": runs order " + task.label());
      status = worker.run(task, stop);
      notes.accept(
          name
              + ": order "
              + task.label()
              + status.map(s -> " " + s.wire()).orElse(" was not for this worker"));
    } catch (RuntimeException e) {
      // Its task times out; the engine then settles the order or offers the task again.
      notes.accept(name + ": order " + task.label() + " was lost: " + e.getMessage());
    } finally {
      end(status);
    }
  }

  private synchronized CompletableFuture<String> begin() {
    CompletableFuture<String> stop = new CompletableFuture<>();
    running = stop;
    activity.started(pool);
    if (interrupted) {
      stop.complete(Worker.TERMINATED);
    }
    return stop;
  }

  private synchronized void end(Optional<OrderStatus> status) {
    running = null;
    activity.ended(pool, status);
  }

  /** Stops the order that runs in this slot. */
  synchronized void interrupt() {
    interrupted = true;
    if (running != null) {
      running.complete(Worker.TERMINATED);
    }
  }
}
