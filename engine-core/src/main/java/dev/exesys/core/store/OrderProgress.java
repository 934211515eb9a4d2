package dev.exesys.core.store;

import dev.exesys.core.contract.FailureCause;
import dev.exesys.core.contract.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Describes the execution state of an order. All components except the status are null until known.
 *
 * @param status current status
 * @param readyAt when the order became ready for its queue, which determines its place in the queue
 * @param taskToken task token of the newest attempt of its run state
 * @param dispatchedAt when a worker was first requested
 * @param workerId worker that claimed the order; set once, so that the commands start at most once
 * @param startedAt when a worker claimed the order
 * @param endedAt when the order was settled
 * @param exitCode exit code of the failed command, or 0
 * @param log S3 URI prefix of its log chunks
 * @param reason one line: why the order did not succeed or did not run
 * @param eventType type of the terminal event
 * @param handle identifies the worker for its service, so that it can be stopped: {@code
 *     codebuild:…} or {@code ssm:…}
 * @param reported report of the worker
 * @param commandsEndedAt when the commands had ended of an order that was settled without a report
 *     of its worker
 * @param cause why the order failed; null if it succeeded or did not run
 * @param blockedBy name of the order that blocks this one; null if none does
 * @param attempt number of the current attempt, from 1
 * @param previous the attempt before the current one; null in the first attempt
 * @param approval null until the order asks for approval
 * @param ticket secret of the current attempt, with which its worker requests its session
 * @param carriedOverFrom id of the earlier run in which the order ran; null if it belongs to this
 *     run
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
    @Nullable Instant commandsEndedAt,
    @Nullable FailureCause cause,
    @Nullable String blockedBy,
    int attempt,
    @Nullable EndedAttempt previous,
    @Nullable ApprovalProgress approval,
    @Nullable String ticket,
    @Nullable String carriedOverFrom) {

  /** Returns the state of an accepted order. */
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
        null,
        null,
        null,
        1,
        null,
        null,
        null,
        null);
  }
}
