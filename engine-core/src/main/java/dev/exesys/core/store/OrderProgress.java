package dev.exesys.core.store;

import dev.exesys.core.contract.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What has become of an order; everything but the status is null until it is known.
 *
 * @param status where it is in its life
 * @param readyAt when it became ready for its queue; its place in it
 * @param taskToken the newest token of its run state; a retried state brings a new one, which
 *     replaces this
 * @param dispatchedAt when a worker was first asked for
 * @param workerId who claimed it; set once, which is what makes its commands start at most once
 * @param startedAt when it was claimed
 * @param endedAt when it was settled
 * @param exitCode of the command that failed, or 0
 * @param log the S3 URI under which its log chunks are
 * @param reason one line, why it did not succeed or never ran
 * @param eventType of the terminal event
 * @param handle what dispatch started, to stop it by: {@code codebuild:…} or {@code ssm:…}
 * @param reported what the worker said of its end, before settle
 * @param leftAt when the commands of an order that was settled without their worker's report had
 *     ended
 */
public record OrderProgress(
    OrderStatus status,
    @Nullable Instant readyAt,
    @Nullable String taskToken,
    @Nullable Instant dispatchedAt,
    @Nullable String workerId,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Integer exitCode,
    @Nullable String log,
    @Nullable String reason,
    @Nullable String eventType,
    @Nullable String handle,
    @Nullable WorkerReport reported,
    @Nullable Instant leftAt) {

  /** Of an order that was just accepted. */
  public static OrderProgress queued() {
    return new OrderProgress(
        OrderStatus.QUEUED,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
