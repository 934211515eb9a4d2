package dev.exesys.core.store;

import dev.exesys.core.contract.FailureCause;
import dev.exesys.core.contract.OrderStatus;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds the outcome of an order as reported by its worker. It is written once, and takes precedence
 * over all other information when the order is settled.
 *
 * @param status succeeded, failed or timed_out
 * @param exitCode exit code of the last command; null if no command ended
 * @param startedAt when the worker began
 * @param endedAt when the last command ended
 * @param log S3 URI prefix of the log chunks; null if there are none
 * @param logTail last lines of the log, masked; null if there are none
 * @param reason one line, masked; null for success
 * @param outputs what the order has stored for its dependents
 * @param workerLost whether another component reports in place of a lost worker
 */
public record WorkerReport(
    OrderStatus status,
    @Nullable Integer exitCode,
    Instant startedAt,
    Instant endedAt,
    @Nullable String log,
    @Nullable String logTail,
    @Nullable String reason,
    OrderOutputs outputs,
    boolean workerLost) {

  public WorkerReport {
    // The report of a worker of an earlier release has none.
    outputs = Objects.requireNonNullElse(outputs, OrderOutputs.NONE);
    if (!status.settled()) {
      throw new IllegalArgumentException("a worker cannot report status " + status.wire());
    }
  }

  /** Creates the report of a worker. */
  public WorkerReport(
      OrderStatus status,
      @Nullable Integer exitCode,
      Instant startedAt,
      Instant endedAt,
      @Nullable String log,
      @Nullable String logTail,
      @Nullable String reason,
      OrderOutputs outputs) {
    this(status, exitCode, startedAt, endedAt, log, logTail, reason, outputs, false);
  }

  /** Creates the report of an order that has stored nothing for its dependents. */
  public WorkerReport(
      OrderStatus status,
      @Nullable Integer exitCode,
      Instant startedAt,
      Instant endedAt,
      @Nullable String log,
      @Nullable String logTail,
      @Nullable String reason) {
    this(status, exitCode, startedAt, endedAt, log, logTail, reason, OrderOutputs.NONE);
  }

  /** Creates the report in place of a lost worker. */
  public static WorkerReport lost(Instant startedAt, Instant endedAt, String reason) {
    return new WorkerReport(
        OrderStatus.FAILED, null, startedAt, endedAt, null, null, reason, OrderOutputs.NONE, true);
  }

  /** Returns a copy with other outputs. */
  public WorkerReport withOutputs(OrderOutputs others) {
    return new WorkerReport(
        status, exitCode, startedAt, endedAt, log, logTail, reason, others, workerLost);
  }

  /** Returns why the order failed, for its retry; empty if it succeeded. */
  public Optional<FailureCause> failure() {
    if (status == OrderStatus.SUCCEEDED) {
      return Optional.empty();
    }
    boolean timedOut = status == OrderStatus.TIMED_OUT;
    return Optional.of(
        workerLost
            ? FailureCause.WORKER_LOST
            : timedOut ? FailureCause.TIMED_OUT : FailureCause.FAILED);
  }
}
