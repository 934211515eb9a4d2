package dev.exesys.worker.pool;

import dev.exesys.core.retry.RetryPolicy.Backoff;
import dev.exesys.core.store.PoolStore;
import dev.exesys.worker.Worker;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/**
 * The slots of a worker process, which run orders of pools.
 *
 * <p>Lifecycle: {@link #start} once; {@link #drain} when no further order may start; {@link
 * #interrupt} if the orders that run must stop too; {@link #await} until all slots have ended.
 */
public final class PoolWorkers {
  private final PoolOptions options;
  private final TaskPolls polls;
  private final WorkerActivity activity;
  private final CountDownLatch drained = new CountDownLatch(1);
  private final List<PoolSlot> slots = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final PresenceReporter presence;
  private final Consumer<String> notes;

  /**
   * Creates the slots; they do nothing before {@link #start}.
   *
   * @param process name of this process; the names of the slots start with it
   * @param folder in which the workspaces of orders are created
   * @param seen records the worker for the pages that show pools
   * @param backoff delays after failed polls
   * @param notes receives lines for the operator
   */
  public PoolWorkers(
      PoolOptions options,
      String process,
      Worker worker,
      TaskPolls polls,
      Path folder,
      PoolStore seen,
      InstantSource clock,
      Backoff backoff,
      Consumer<String> notes) {
    this.options = options;
    this.polls = polls;
    this.notes = notes;
    this.activity = new WorkerActivity(options);
    this.presence = new PresenceReporter(process, seen, activity, clock);
    WorkerHost host = new WorkerHost(folder);
    for (String pool : options.pools()) {
      for (int i = 0; i < options.slots(); i++) {
        String name = process + "-" + (slots.size() + 1);
        slots.add(new PoolSlot(name, pool, worker, polls, host, activity, backoff, drained, notes));
      }
    }
  }

  /**
   * Starts the slots.
   *
   * @throws PollException if a pool does not exist or Step Functions refuses the requests
   */
  public void start() {
    options.pools().forEach(polls::check);
    presence.start();
    for (PoolSlot slot : slots) {
      threads.add(Thread.ofPlatform().name("pool-slot").start(slot));
    }
  }

  /** Takes no further task; orders that run continue. Repeated calls have no effect. */
  public void drain() {
    if (!activity.isDraining()) {
      activity.draining();
      drained.countDown();
      notes.accept(
          activity.running() == 0
              ? "draining: waits for the polls in progress, at most 60 s"
              : "draining: waits for " + activity.running() + " running orders");
    }
  }

  /** Takes no further task, ends polls, and stops the orders that run. */
  public void interrupt() {
    drain();
    notes.accept("interrupted: stops " + activity.running() + " running orders");
    slots.forEach(PoolSlot::interrupt);
    polls.close();
  }

  /** Waits until all slots have ended, which they do after {@link #drain}. */
  public void await() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    presence.stop();
  }

  WorkerActivity activity() {
    return activity;
  }
}
