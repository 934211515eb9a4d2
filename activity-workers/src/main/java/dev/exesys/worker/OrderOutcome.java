package dev.exesys.worker;

import dev.exesys.core.contract.OrderStatus;
import dev.exesys.worker.process.ScriptResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What an ending means for the order.
 *
 * @param exitCode of the last command that ended, or null if none did
 * @param reason one line; null for success
 */
record OrderOutcome(OrderStatus status, @Nullable Integer exitCode, @Nullable String reason) {
  /** Less than any tool needs to go on. */
  private static final long FULL = 1 << 20;

  static OrderOutcome failed(String reason) {
    return new OrderOutcome(OrderStatus.FAILED, null, reason);
  }

  static OrderOutcome of(ScriptResult ending, int commands, Duration timeout) {
    return switch (ending) {
      case ScriptResult.Succeeded done -> new OrderOutcome(OrderStatus.SUCCEEDED, 0, null);
      case ScriptResult.Failed(int exitCode, int command) ->
          new OrderOutcome(
              OrderStatus.FAILED,
              exitCode,
              "command %d of %d ended with status %d".formatted(command, commands, exitCode));
      case ScriptResult.NotStarted(String reason, int command) ->
          failed("command %d of %d could not be started: %s".formatted(command, commands, reason));
      case ScriptResult.TimedOut(int command) ->
          new OrderOutcome(
              OrderStatus.TIMED_OUT,
              null,
              "the order's time of %d s ran out during command %d of %d"
                  .formatted(timeout.toSeconds(), command, commands));
      case ScriptResult.Interrupted(String reason, int command) ->
          failed("stopped during command %d of %d: %s".formatted(command, commands, reason));
    };
  }

  /** Says so, if a failure may well be one of the disk: commands tell that in their own words. */
  OrderOutcome ofDisk(long usableBytes) {
    return status == OrderStatus.FAILED && usableBytes < FULL
        ? new OrderOutcome(status, exitCode, reason + "; the worker's disk is full")
        : this;
  }
}
