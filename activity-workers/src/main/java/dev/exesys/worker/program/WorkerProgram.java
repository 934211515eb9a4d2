package dev.exesys.worker.program;

import dev.exesys.core.contract.EngineVariables;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.folders.OwnedFolder;
import dev.exesys.core.settings.SettingsException;
import dev.exesys.core.store.OrderKey;
import dev.exesys.worker.Worker;
import dev.exesys.worker.WorkerStart;
import dev.exesys.worker.aws.AwsPoolWorkers;
import dev.exesys.worker.aws.AwsWorker;
import dev.exesys.worker.pool.PoolOptions;
import dev.exesys.worker.pool.PoolWorkers;
import dev.exesys.worker.process.CommandListener;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/**
 * Runs one order, named by the arguments {@code RUN_ID ORDER_NUM} or by the variables {@code
 * EXESYS_RUN_ID} and {@code EXESYS_ORDER_NUM}; or, with {@code --pool NAME [--pool …] [--slots N]
 * [--health-port PORT]}, the orders of pools until it is stopped, see {@link PoolProgram}.
 *
 * <p>Exit status for one order: 0 the order succeeded or was not claimed by this worker, 1 it
 * failed, 2 it timed out, 3 the arguments or the settings are invalid.
 */
public final class WorkerProgram {
  private static final int USAGE_ERROR = 3;
  private static final Duration UNLIMITED = Duration.ofDays(366);

  private WorkerProgram() {}

  /** Returns the order to run; empty if neither the arguments nor the environment name one. */
  static Optional<OrderKey> order(List<String> arguments, Map<String, String> environment) {
    if (arguments.size() == 2) {
      return Optional.of(new OrderKey(arguments.get(0), arguments.get(1)));
    }
    String runId = environment.getOrDefault(EngineVariables.WORKER_RUN_ID, "");
    String orderNum = environment.getOrDefault(EngineVariables.WORKER_ORDER_NUM, "");
    return arguments.isEmpty() && !runId.isEmpty() && !orderNum.isEmpty()
        ? Optional.of(new OrderKey(runId, orderNum))
        : Optional.empty();
  }

  static int exitStatus(Optional<OrderStatus> status) {
    return switch (status.orElse(OrderStatus.SUCCEEDED)) {
      case FAILED -> 1;
      case TIMED_OUT -> 2;
      default -> 0;
    };
  }

  /**
   * Runs the order and returns the exit status. On SIGTERM or SIGINT, stops the commands and
   * reports before exiting.
   */
  static int run(Worker worker, WorkerStart start) throws InterruptedException {
    CompletableFuture<String> stop = new CompletableFuture<>();
    CountDownLatch reported = new CountDownLatch(1);
    Thread hook =
        new Thread(() -> {
          stop.complete(Worker.TERMINATED);
          awaitUninterrupted(reported);
        });
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return exitStatus(worker.run(start, UNLIMITED, stop));
    } finally {
      reported.countDown();
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    PrintStream errors = System.err;
    if (arguments.length > 0 && arguments[0].startsWith("--")) {
      System.exit(runPools(List.of(arguments), environment, errors));
      return;
    }
    Optional<OrderKey> order = order(List.of(arguments), environment);
    if (order.isEmpty()) {
      errors.println("usage: worker RUN_ID ORDER_NUM (or EXESYS_RUN_ID and EXESYS_ORDER_NUM)");
      errors.println("   or: worker --pool NAME [--pool NAME] [--slots N] [--health-port PORT]");
      System.exit(USAGE_ERROR);
      return;
    }
    try {
      System.exit(run(order.get(), environment));
    } catch (SettingsException e) {
      errors.println(e.getMessage());
      System.exit(USAGE_ERROR);
    }
  }

  private static int runPools(
      List<String> arguments, Map<String, String> environment, PrintStream errors)
      throws IOException, InterruptedException {
    try (OwnedFolder folder = OwnedFolder.create(OwnedFolder.root(), "worker-")) {
      PoolOptions options = PoolOptions.parse(arguments);
      PoolWorkers workers =
          AwsPoolWorkers.create(
              AwsWorker.Clients.fromEnvironment(environment),
              AwsPoolWorkers.pollsFromEnvironment(),
              options,
              PoolProgram.processName(),
              folder.path(),
              environment,
              errors::println);
      return PoolProgram.run(options, workers, errors::println);
    } catch (IllegalArgumentException | SettingsException e) {
      errors.println(e.getMessage());
      return USAGE_ERROR;
    }
  }

  /** Runs the order in a folder that the next worker removes if this one is killed. */
  private static int run(OrderKey order, Map<String, String> environment)
      throws IOException, InterruptedException {
    try (OwnedFolder folder = OwnedFolder.create(OwnedFolder.root(), "worker-")) {
      AwsWorker.Clients clients = AwsWorker.Clients.fromEnvironment(environment);
      Worker worker = AwsWorker.create(clients, folder.path(), environment, CommandListener.NONE);
      return run(worker, WorkerStart.of(order, environment));
    }
  }
}
