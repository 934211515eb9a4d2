package dev.exesys.compiler.emit;

import dev.exesys.asl.ErrorNames;
import dev.exesys.asl.Retrier;
import dev.exesys.compiler.job.EngineErrors;
import dev.exesys.compiler.job.OrderNode;
import dev.exesys.compiler.job.RunStateRetry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The retriers of compiled tasks. Every action is idempotent, so every task repeats its call for
 * more than half an hour when the function, Lambda or Step Functions fails; what the engine decided
 * is final.
 */
final class Retriers {
  /** The number of repeated calls of a task. */
  static final int ATTEMPTS = 30;

  private static final Retrier TRANSIENT = transientErrors(ErrorNames.TASK_FAILED);

  /** For tasks that end with their call, and for wait states, whose token never fails. */
  static final List<Retrier> REQUEST = List.of(TRANSIENT);

  /** For child executions: one that has failed cannot be started again. */
  static final List<Retrier> START =
      List.of(
          transientErrors(
              "StepFunctions.ExecutionLimitExceededException",
              "StepFunctions.SfnException",
              "StepFunctions.SdkClientException"));

  /** For the prepare state: a repository that cannot be fetched fails the job at once. */
  static final List<Retrier> PREPARE =
      List.of(never(List.of(EngineErrors.SOURCE_FAILED)), TRANSIENT);

  /** For the states of orders, which the engine ends by their task token. */
  static final List<Retrier> TOKEN =
      List.of(
          never(
              Stream.concat(
                      EngineErrors.SETTLED.stream(),
                      Stream.of(
                          EngineErrors.RETRY_ORDER,
                          EngineErrors.WORKER_ENDED,
                          EngineErrors.DISPATCH_FAILED,
                          // The next worker would not help one that is lost or an approval that
                          // expired; States.TaskFailed matches the first of them.
                          ErrorNames.HEARTBEAT_TIMEOUT,
                          ErrorNames.TIMEOUT))
                  .toList()),
          TRANSIENT);

  /** For the finalize state, whose failure is the failure of the job. */
  static final List<Retrier> FINALIZE =
      List.of(never(List.of(EngineErrors.JOB_FAILED, EngineErrors.JOB_TIMED_OUT)), TRANSIENT);

  private Retriers() {}

  /** Returns the retriers of an order's run state. */
  static List<Retrier> run(OrderNode order) {
    @Nullable RunStateRetry retry = order.retry();
    if (retry == null) {
      return TOKEN;
    }
    List<Retrier> retriers = new ArrayList<>();
    retriers.add(
        new Retrier(
            List.of(EngineErrors.RETRY_ORDER),
            Math.max(1, retry.delaySeconds()),
            retry.maxAttempts() - 1L,
            retry.backoffRate(),
            null,
            false,
            null));
    retriers.addAll(TOKEN);
    return retriers;
  }

  /**
   * Waits 2, 4, 8, … up to 300 seconds, each drawn between 0 and that: an hour on average, and
   * rarely less than half an hour. Each attempt records three history events, so many short delays
   * would exceed the history of a wide job.
   */
  private static Retrier transientErrors(String... errors) {
    return new Retrier(List.of(errors), 2, ATTEMPTS, 2, 300L, true, null);
  }

  private static Retrier never(List<String> errors) {
    return new Retrier(
        errors,
        Retrier.DEFAULT_INTERVAL_SECONDS,
        0,
        Retrier.DEFAULT_BACKOFF_RATE,
        null,
        false,
        null);
  }
}
