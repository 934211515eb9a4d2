package dev.exesys.worker.program;

import dev.exesys.worker.pool.HealthServer;
import dev.exesys.worker.pool.PollException;
import dev.exesys.worker.pool.PoolOptions;
import dev.exesys.worker.pool.PoolWorkers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Runs orders of pools until the process is stopped. The first SIGTERM or SIGINT drains the worker,
 * the second one stops the orders that run.
 *
 * <p>Exit status: 0 all orders that ran have ended, 130 orders were stopped by a second signal, 254
 * Step Functions refused the first request.
 */
public final class PoolProgram {
  private static final int INTERRUPTED = 130;
  private static final int REFUSED = 254;
  private static final int MAX_NAME_LENGTH = 60;

  private PoolProgram() {}

  /** Returns the name of this process: the host and the process id. */
  public static String processName() {
    String pid = "-" + ProcessHandle.current().pid();
    String host;
    try {
      host = InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      host = "host";
    }
    String safe = host.replaceAll("[^0-9A-Za-z._-]", "-");
    return safe.substring(0, Math.min(safe.length(), MAX_NAME_LENGTH - pid.length())) + pid;
  }

  /**
   * Runs the workers and returns the exit status.
   *
   * @param notes receives lines for the operator
   * @throws IOException if the port of the health page is in use
   */
  public static int run(PoolOptions options, PoolWorkers workers, Consumer<String> notes)
      throws IOException, InterruptedException {
    AtomicInteger signals = new AtomicInteger();
    StopSignals.handle(() -> {
      switch (signals.incrementAndGet()) {
        case 1 -> workers.drain();
        case 2 -> workers.interrupt();
        default -> notes.accept("the running orders are being stopped");
      }
    });
    try {
      workers.start();
    } catch (PollException e) {
      notes.accept(String.valueOf(e.getMessage()));
      return REFUSED;
    }
    if (options.healthPort().isEmpty()) {
      return await(workers, signals);
    }
    try (HealthServer health = HealthServer.start(options.healthPort().getAsInt(), workers)) {
      notes.accept("health and metrics: http://127.0.0.1:" + health.port());
      return await(workers, signals);
    } catch (IOException e) {
      workers.interrupt();
      workers.await();
      throw e;
    }
  }

  private static int await(PoolWorkers workers, AtomicInteger signals) throws InterruptedException {
    workers.await();
    return signals.get() > 1 ? INTERRUPTED : 0;
  }
}
