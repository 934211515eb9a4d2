package dev.exesys.core.store;

import dev.exesys.core.contract.FailureCause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes a failed attempt of an order that is followed by another attempt.
 *
 * @param attempt number of the attempt, from 1
 * @param workerId worker that claimed the order; null if none did
 * @param handle handle of the worker; null if it has none
 * @param startedAt when the worker began; null if none did
 * @param endedAt when the engine recorded the end of the attempt
 * @param cause why it failed
 * @param exitCode exit code of the failed command; null if no command ended
 * @param log S3 URI prefix of its log chunks; null if there are none
 * @param logTail last lines of its log, masked; null if there are none
 * @param reason one line, masked
 */
public record EndedAttempt(
    int attempt,
    @Nullable String workerId,
    @Nullable String handle,
    @Nullable Instant startedAt,
    Instant endedAt,
    FailureCause cause,
    @Nullable Integer exitCode,
    @Nullable String log,
    @Nullable String logTail,
    @Nullable String reason) {

  /** Describes an attempt of the order whose worker reported. */
  public static EndedAttempt of(
      OrderItem order, WorkerReport report, FailureCause cause, Instant now) {
    return new EndedAttempt(
        order.progress().attempt(),
        order.progress().workerId(),
        order.progress().handle(),
        report.startedAt(),
        now,
        cause,
        report.exitCode(),
        report.log(),
        report.logTail(),
        report.reason());
  }

  /** Describes an attempt of the order whose worker is lost. */
  public static EndedAttempt lost(OrderItem order, @Nullable String reason, Instant now) {
    return new EndedAttempt(
        order.progress().attempt(),
        order.progress().workerId(),
        order.progress().handle(),
        order.progress().startedAt(),
        now,
        FailureCause.WORKER_LOST,
        null,
        null,
        null,
        reason);
  }
}
