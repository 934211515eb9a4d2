package dev.exesys.local.process;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Supervises the processes of one service, each on a virtual thread, across restarts. */
public final class ProcessSupervisor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ProcessSupervisor.class);

  private final ProcessRunner runner;
  private final InstantSource clock;
  private final ExecutorService threads;

  /** A task that is interrupted when the supervisor is closed. */
  @FunctionalInterface
  public interface InterruptibleTask {
    void run() throws InterruptedException;
  }

  /**
   * Creates a supervisor without processes.
   *
   * @param kind the prefix of thread names and log messages, for example {@code build}
   */
  public ProcessSupervisor(String kind, ProcessRunner runner, InstantSource clock) {
    this.runner = runner;
    this.clock = clock;
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(kind + "-", 0).factory());
  }

  /** Runs a task that belongs to the process with the given key on a new thread. */
  public void execute(String key, InterruptibleTask task) {
    threads.execute(() -> {
      try {
        task.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        log.error("internal error while supervising {}", key, e);
      }
    });
  }

  /** Runs a program and returns after it has ended. */
  public void run(SupervisedProcess process, LocalCommand command) throws InterruptedException {
    runner.run(process, command);
  }

  /** Starts a program on a new thread. */
  public void start(SupervisedProcess process, LocalCommand command) {
    execute(process.key(), () -> run(process, command));
  }

  /**
   * Resumes the supervision of a process that an earlier JVM started.
   *
   * @param startedAt milliseconds since the epoch; the timeout counts from here
   */
  public void resume(SupervisedProcess process, ProcessRef reference, long startedAt) {
    long deadline = startedAt + process.timeout().toMillis();
    Duration remaining = Duration.ofMillis(Math.max(1, deadline - clock.millis()));
    execute(process.key(), () -> runner.await(process, reference, remaining));
  }

  /** Terminates a process, if it is running, on a new thread. */
  public void stop(String key) {
    execute(key, () -> runner.stop(key));
  }

  /** Interrupts all tasks. Processes continue until the {@link ProcessRunner} is closed. */
  @Override
  public void close() {
    threads.shutdownNow();
  }
}
