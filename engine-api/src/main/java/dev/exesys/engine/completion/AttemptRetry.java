package dev.exesys.engine.completion;

import dev.exesys.core.contract.EngineErrorNames;
import dev.exesys.core.contract.EventType;
import dev.exesys.core.contract.FailureCause;
import dev.exesys.core.contract.Json;
import dev.exesys.core.contract.OrderRetry;
import dev.exesys.core.contract.OrderStatus;
import dev.exesys.core.store.EndedAttempt;
import dev.exesys.core.store.EventLog;
import dev.exesys.core.store.EventSubject;
import dev.exesys.core.store.OrderItem;
import dev.exesys.core.store.OrderStore;
import dev.exesys.core.store.RunItem;
import dev.exesys.core.store.WorkerReport;
import dev.exesys.core.token.TaskTokens;
import dev.exesys.engine.settle.SingleLineMessage;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ends a failed attempt of an order that has a retry, and queues the order for the next one. The
 * state machine starts that attempt, after the delay, once its state failed with {@link
 * EngineErrorNames#RETRY_ORDER}.
 */
public final class AttemptRetry {
  private final OrderStore orderStore;
  private final EventLog eventLog;
  private final TaskTokens tokens;
  private final InstantSource clock;

  /** Creates the use case. */
  public AttemptRetry(
      OrderStore orderStore, EventLog eventLog, TaskTokens tokens, InstantSource clock) {
    this.orderStore = orderStore;
    this.eventLog = eventLog;
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * Ends the attempt of a failed report, if another one follows. Does nothing if the worker did not
   * claim the current attempt.
   *
   * @return the queued order; empty if the report settles the order
   */
  Optional<OrderItem> afterReport(OrderItem order, String workerId, WorkerReport report) {
    Optional<FailureCause> cause = report.failure();
    if (cause.isEmpty() || !isAllowed(order, cause.get(), report.exitCode())) {
      return Optional.empty();
    }
    return orderStore.retry(
        order.key(), workerId, EndedAttempt.of(order, report, cause.get(), clock.instant()));
  }

  /**
   * Ends the attempt of a lost worker, if another one follows.
   *
   * @return the queued order; empty if the order is to be settled
   */
  public Optional<OrderItem> afterLoss(OrderItem order, @Nullable String reason) {
    return isAllowed(order, FailureCause.WORKER_LOST, null)
        ? orderStore.retry(order.key(), null, EndedAttempt.lost(order, reason, clock.instant()))
        : Optional.empty();
  }

  private static boolean isAllowed(
      OrderItem order, FailureCause cause, @Nullable Integer exitCode) {
    OrderRetry retry = order.order().retry();
    boolean started =
        order.status() == OrderStatus.DISPATCHED || order.status() == OrderStatus.RUNNING;
    return retry != null && started && retry.allows(order.progress().attempt(), cause, exitCode);
  }

  /** Writes the event of the attempt that ended, unless it exists. */
  public void writeEvent(RunItem run, OrderItem queued) {
    EndedAttempt ended = Objects.requireNonNull(queued.progress().previous());
    ObjectNode data =
        Json.object()
            .put("order_num", queued.orderNum())
            .put("cause", ended.cause().wire())
            .put("next_attempt", ended.attempt() + 1);
    data.put("exit_code", ended.exitCode());
    data.put("reason", ended.reason());
    data.put("log", ended.log());
    data.put("log_tail", ended.logTail());
    OrderRetry retry = queued.order().retry();
    if (retry != null) {
      data.put("max_attempts", retry.maxAttempts());
    }
    data.propertyStream()
        .filter(e -> e.getValue().isNull())
        .map(e -> e.getKey())
        .toList()
        .forEach(data::remove);
    eventLog.appendOnce(
        EventSubject.attempt(run.ids(), queued, ended.attempt()),
        ended.endedAt(),
        EventType.RETRYING,
        "info",
        data);
  }

  /**
   * Fails a state so that the state machine starts the next attempt.
   *
   * @return false if the token is no longer valid
   */
  public boolean failState(@Nullable String token, OrderItem queued) {
    EndedAttempt ended = Objects.requireNonNull(queued.progress().previous());
    return token != null
        && tokens.fail(
            token,
            EngineErrorNames.RETRY_ORDER,
            SingleLineMessage.of(
                "attempt "
                    + ended.attempt()
                    + ": "
                    + (ended.reason() == null ? ended.cause().wire() : ended.reason())));
  }
}
