package dev.exesys.worker;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.OrderOutputs;
import dev.exesys.worker.process.ScriptResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The status, exit code and reason that an order gets from the result of its script.
 *
 * @param exitCode of the last command that exited; null if none did
 * @param reason one line; null for success
 * @param outputs what the order has stored for its dependents
 */
record OrderOutcome(
    OrderStatus status, @Nullable Integer exitCode, @Nullable String reason, OrderOutputs outputs) {
  /** The disk counts as full below this: common tools need more to work. */
  private static final long DISK_FULL_BYTES = 1 << 20;

  OrderOutcome(OrderStatus status, @Nullable Integer exitCode, @Nullable String reason) {
    this(status, exitCode, reason, OrderOutputs.NONE);
  }

  static OrderOutcome failed(String reason) {
    return new OrderOutcome(OrderStatus.FAILED, null, reason);
  }

  static OrderOutcome of(ScriptResult result, int commands, Duration timeout) {
    return switch (result) {
      case ScriptResult.Succeeded done -> new OrderOutcome(OrderStatus.SUCCEEDED, 0, null);
      case ScriptResult.Failed(int exitCode, int command) ->
          new OrderOutcome(
              OrderStatus.FAILED,
              exitCode,
              "command %d of %d exited with status %d".formatted(command, commands, exitCode));
      case ScriptResult.NotStarted(String reason, int command) ->
          failed("command %d of %d could not be started: %s".formatted(command, commands, reason));
      case ScriptResult.TimedOut(int command) ->
          new OrderOutcome(
              OrderStatus.TIMED_OUT,
              null,
              "timed out after %d s in command %d of %d"
                  .formatted(timeout.toSeconds(), command, commands));
      case ScriptResult.Interrupted(String reason, int command) ->
          failed("stopped in command %d of %d: %s".formatted(command, commands, reason));
    };
  }

  /** Returns this outcome with what the order has stored. */
  OrderOutcome withOutputs(OrderOutputs stored) {
    return new OrderOutcome(status, exitCode, reason, stored);
  }

  /** Returns the outcome of an order that failed after its commands had succeeded. */
  OrderOutcome butFailed(String why) {
    return new OrderOutcome(OrderStatus.FAILED, exitCode, why, outputs);
  }

  /**
   * Appends a note to the reason if the order failed and the disk is full: commands report that
   * each in a different way.
   */
  OrderOutcome noteFullDisk(long usableBytes) {
    return status == OrderStatus.FAILED && usableBytes < DISK_FULL_BYTES
        ? new OrderOutcome(status, exitCode, reason + "; the worker's disk is full", outputs)
        : this;
  }
}
